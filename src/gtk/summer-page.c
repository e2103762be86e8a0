#include "config.h"

#include "summer-page.h"

typedef struct
{
  SummerOffice *office; /* owned */
  gboolean stale;
} SummerPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SummerPage, summer_page, ADW_TYPE_BIN)

static void
summer_page_refresh_if_stale (SummerPage *self)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (self);

  if (!priv->stale || priv->office == NULL || summer_office_get_store (priv->office) == NULL)
    return;

  priv->stale = FALSE;
  if (SUMMER_PAGE_GET_CLASS (self)->refresh != NULL)
    SUMMER_PAGE_GET_CLASS (self)->refresh (self);
}

static void
summer_page_map (GtkWidget *widget)
{
  summer_page_refresh_if_stale (SUMMER_PAGE (widget));
  GTK_WIDGET_CLASS (summer_page_parent_class)->map (widget);
}

static void
summer_page_dispose (GObject *object)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (SUMMER_PAGE (object));

  if (priv->office != NULL)
    g_signal_handlers_disconnect_by_data (priv->office, object);
  g_clear_object (&priv->office);

  G_OBJECT_CLASS (summer_page_parent_class)->dispose (object);
}

static void
summer_page_class_init (SummerPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = summer_page_map;
}

static void
summer_page_init (SummerPage *self)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (self);

  priv->stale = TRUE;
}

/**
 * summer_page_set_office:
 *
 * Gives the page what it works on, before it is first shown.
 */
void
summer_page_set_office (SummerPage *self, SummerOffice *office)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_PAGE (self) && SUMMER_IS_OFFICE (office));
  g_return_if_fail (priv->office == NULL);

  priv->office = g_object_ref (office);
  g_signal_connect_swapped (office, "changed", G_CALLBACK (summer_page_refresh), self);
  g_signal_connect_swapped (office, "assessed", G_CALLBACK (summer_page_refresh), self);
}

/**
 * summer_page_get_office:
 *
 * Returns: (nullable) (transfer none): %NULL before the window has given it
 */
SummerOffice *
summer_page_get_office (SummerPage *self)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (self);

  g_return_val_if_fail (SUMMER_IS_PAGE (self), NULL);

  return priv->office;
}

void
summer_page_refresh (SummerPage *self)
{
  SummerPagePrivate *priv = summer_page_get_instance_private (self);

  g_return_if_fail (SUMMER_IS_PAGE (self));

  priv->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    summer_page_refresh_if_stale (self);
}

/**
 * summer_page_show:
 * @target: what to show; of the type that the page documents
 *
 * Turns the page to one thing. The page is refreshed first, so that it knows what it is asked for.
 */
void
summer_page_show (SummerPage *self, GVariant *target)
{
  g_return_if_fail (SUMMER_IS_PAGE (self) && target != NULL);

  summer_page_refresh_if_stale (self);
  if (SUMMER_PAGE_GET_CLASS (self)->show != NULL)
    SUMMER_PAGE_GET_CLASS (self)->show (self, target);
}

/**
 * summer_page_get_commands:
 *
 * Returns: (nullable) (transfer none): the widget that the window's commands for lists go to
 */
GtkWidget *
summer_page_get_commands (SummerPage *self)
{
  g_return_val_if_fail (SUMMER_IS_PAGE (self), NULL);

  return SUMMER_PAGE_GET_CLASS (self)->get_commands == NULL
             ? NULL
             : SUMMER_PAGE_GET_CLASS (self)->get_commands (self);
}

/**
 * summer_page_get_class:
 *
 * Returns: the id of the class that what is chosen or shown is of; 0 = none
 */
gint64
summer_page_get_class (SummerPage *self)
{
  g_return_val_if_fail (SUMMER_IS_PAGE (self), 0);

  return SUMMER_PAGE_GET_CLASS (self)->get_class == NULL
             ? 0
             : SUMMER_PAGE_GET_CLASS (self)->get_class (self);
}

/**
 * summer_page_show_added:
 *
 * A form before the page has stored a new record: it is chosen, where the page shows such records.
 */
void
summer_page_show_added (SummerPage *self)
{
  g_return_if_fail (SUMMER_IS_PAGE (self));

  if (SUMMER_PAGE_GET_CLASS (self)->show_added != NULL)
    SUMMER_PAGE_GET_CLASS (self)->show_added (self);
}

/**
 * summer_page_take_key:
 * @keys: the controller whose key press this is
 *
 * Offers the page a key that was pressed outside of it: first to what its commands go to, then to what that stands in.
 *
 * Returns: whether it did something
 */
gboolean
summer_page_take_key (SummerPage *self, GtkEventControllerKey *keys)
{
  GtkWidget *commands;

  g_return_val_if_fail (SUMMER_IS_PAGE (self), FALSE);

  commands = summer_page_get_commands (self);
  if (commands == NULL)
    commands = GTK_WIDGET (self);
  for (GtkWidget *at = commands; at != NULL; at = gtk_widget_get_parent (at))
    {
      if (gtk_event_controller_key_forward (keys, at))
        return TRUE;
      if (at == GTK_WIDGET (self))
        break;
    }
  return FALSE;
}
