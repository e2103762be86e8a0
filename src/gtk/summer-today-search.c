#include "config.h"

#include "summer-today-search.h"

#include <glib/gi18n.h>

#include "summer-staff-panel.h"
#include "summer-today-match.h"

struct _SummerTodaySearch
{
  GtkWidget parent_instance;

  SummerOffice *office;      /* owned */
  const SummerClassDay *day; /* borrowed; NULL = none */
  char *text;                /* owned */
  GArray *matches;           /* guint: children */
  GArray *staff;             /* guint: members of staff, who come after the children */
  guint chosen;              /* among both */
  gboolean said;             /* the hint says what happened, not whom the letters mean */
  gboolean composing;        /* an input method is at work */
  const char *style;         /* of the hint, static; NULL = none */
  char *placeholder;         /* owned: of the entry */

  GtkWidget *entry;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (SummerTodaySearch, summer_today_search, GTK_TYPE_WIDGET)

enum
{
  MATCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_hint (SummerTodaySearch *self, const char *style, const char *text)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), style);
  gtk_label_set_text (self->hint, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), *text != '\0' ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text != '\0');
  /* What may be typed takes room even unseen: it goes while there is something to say. */
  g_object_set (self->entry, "placeholder-text", *text != '\0' ? NULL : self->placeholder, NULL);
}

/* What Enter would do. */
static const char *
get_offer (const SummerDayChild *child)
{
  switch (child->presence)
    {
    case SUMMER_PRESENCE_HERE:
      return _ ("Enter: release");
    case SUMMER_PRESENCE_GONE:
      return _ ("has gone home");
    case SUMMER_PRESENCE_UNRECORDED:
    case SUMMER_PRESENCE_SICK:
    case SUMMER_PRESENCE_LEAVE:
    case SUMMER_PRESENCE_ABSENT:
    case SUMMER_N_PRESENCES:
    default:
      return _ ("Enter: sign in");
    }
}

static const char *
get_offer_to_staff (const SummerDayStaff *staff)
{
  return summer_staff_panel_get_next_move (staff) == SUMMER_STAFF_MOVE_OUT
             ? _ ("Enter: sign out, staff")
             : _ ("Enter: sign in, staff");
}

static guint
count_matches (SummerTodaySearch *self)
{
  return self->matches->len + self->staff->len;
}

static void
show_matches (SummerTodaySearch *self)
{
  const guint n = count_matches (self), child = summer_today_search_get_match (self),
              staff = summer_today_search_get_staff (self);
  g_autofree char *text = NULL;

  self->said = FALSE;
  if (*self->text == '\0')
    {
      set_hint (self, NULL, "");
      return;
    }
  if (n == 0)
    {
      set_hint (self, "faint-figure", _ ("Nobody of this class"));
      return;
    }

  /* Translators: beside the search: how many match, the name of the one chosen, what Enter does. */
  text = g_strdup_printf (ngettext ("%u match: %s   %s", "%u match: %s   %s", n), n,
                          staff != G_MAXUINT ? self->day->staff[staff].name
                                             : self->day->children[child].name,
                          staff != G_MAXUINT ? get_offer_to_staff (&self->day->staff[staff])
                                             : get_offer (&self->day->children[child]));
  set_hint (self, "accent-figure", text);
}

static void
match (SummerTodaySearch *self)
{
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->matches, 0);
  g_array_set_size (self->staff, 0);
  if (self->day == NULL)
    return;
  g_array_unref (self->matches);
  self->matches = summer_today_match (self->day, self->text);
  /* A card is a child's. */
  if (summer_class_day_find_code (self->day, self->text) != G_MAXUINT)
    return;
  g_array_unref (self->staff);
  self->staff
      = summer_today_match_staff (self->day, summer_office_get_store (self->office),
                                  summer_office_get_programme (self->office), self->text, &error);
  if (self->staff != NULL)
    return;
  self->staff = g_array_new (FALSE, FALSE, sizeof (guint));
  summer_today_search_say (self, SUMMER_TONE_BAD, error->message);
}

static void
changed_cb (SummerTodaySearch *self)
{
  g_free (self->text);
  self->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  self->chosen = 0;
  match (self);
  show_matches (self);
  g_signal_emit (self, signals[MATCHED], 0);
}

static void
preedit_cb (SummerTodaySearch *self, const char *preedit)
{
  self->composing = *preedit != '\0';
}

static gboolean
summer_today_search_grab_focus (GtkWidget *widget)
{
  GtkWidget *entry = SUMMER_TODAY_SEARCH (widget)->entry;
  const int position = gtk_editable_get_position (GTK_EDITABLE (entry));
  const gboolean grabbed = gtk_widget_grab_focus (entry);

  /* One types on where one was, instead of over it. */
  gtk_editable_select_region (GTK_EDITABLE (entry), position, position);
  return grabbed;
}

static void
summer_today_search_dispose (GObject *object)
{
  SummerTodaySearch *self = SUMMER_TODAY_SEARCH (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->day = NULL;
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_today_search_parent_class)->dispose (object);
}

static void
summer_today_search_finalize (GObject *object)
{
  SummerTodaySearch *self = SUMMER_TODAY_SEARCH (object);

  g_array_unref (self->matches);
  g_array_unref (self->staff);
  g_free (self->text);
  g_free (self->placeholder);

  G_OBJECT_CLASS (summer_today_search_parent_class)->finalize (object);
}

static void
summer_today_search_class_init (SummerTodaySearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_today_search_finalize;
  widget_class->grab_focus = summer_today_search_grab_focus;
  signals[MATCHED] = g_signal_new ("matched", SUMMER_TYPE_TODAY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-today-search.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySearch, entry);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySearch, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
summer_today_search_init (SummerTodaySearch *self)
{
  self->text = g_strdup ("");
  self->matches = g_array_new (FALSE, FALSE, sizeof (guint));
  self->staff = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_get (self->entry, "placeholder-text", &self->placeholder, NULL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              10);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                           "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
summer_today_search_new (void)
{
  return g_object_new (SUMMER_TYPE_TODAY_SEARCH, NULL);
}

void
summer_today_search_set_office (SummerTodaySearch *self, SummerOffice *office)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self) && SUMMER_IS_OFFICE (office));

  g_set_object (&self->office, office);
}

/**
 * summer_today_search_set_day:
 * @day: (nullable): borrowed until the next call
 *
 * Keeps what is typed and who is chosen, as far as they are still meant.
 */
void
summer_today_search_set_day (SummerTodaySearch *self, const SummerClassDay *day)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self));

  self->day = day;
  match (self);
  if (self->chosen >= count_matches (self))
    self->chosen = 0;
  if (*self->text != '\0' && !self->said)
    show_matches (self);
}

const char *
summer_today_search_get_text (SummerTodaySearch *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), NULL);

  return self->text;
}

const GArray *
summer_today_search_get_matches (SummerTodaySearch *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), NULL);

  return self->matches;
}

guint
summer_today_search_get_match (SummerTodaySearch *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), G_MAXUINT);

  return self->chosen < self->matches->len ? g_array_index (self->matches, guint, self->chosen)
                                           : G_MAXUINT;
}

guint
summer_today_search_get_staff (SummerTodaySearch *self)
{
  guint at;

  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), G_MAXUINT);

  at = self->chosen - self->matches->len;
  return self->chosen >= self->matches->len && at < self->staff->len
             ? g_array_index (self->staff, guint, at)
             : G_MAXUINT;
}

void
summer_today_search_move (SummerTodaySearch *self, int step)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self));

  if (count_matches (self) == 0)
    return;
  self->chosen = (guint) CLAMP ((int) self->chosen + step, 0, (int) count_matches (self) - 1);
  show_matches (self);
  g_signal_emit (self, signals[MATCHED], 0);
}

void
summer_today_search_clear (SummerTodaySearch *self)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->said = FALSE;
  set_hint (self, NULL, "");
}

void
summer_today_search_say (SummerTodaySearch *self, SummerTone tone, const char *text)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self) && text != NULL);

  self->said = TRUE;
  set_hint (self,
            tone == SUMMER_TONE_BAD    ? "bad-strong"
            : tone == SUMMER_TONE_WAIT ? "wait-strong"
                                       : "accent-figure",
            text);
  /* What was refused stays to be read, and the next card or name takes its place. */
  if (tone == SUMMER_TONE_BAD)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
summer_today_search_describe (SummerTodaySearch *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

gboolean
summer_today_search_has_focus (SummerTodaySearch *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, self->entry);
}

/**
 * summer_today_search_is_composing:
 *
 * Returns: whether an input method shows what is not entered yet: digits, arrows and Enter are its own then
 */
gboolean
summer_today_search_is_composing (SummerTodaySearch *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SEARCH (self), FALSE);

  return self->composing;
}

void
summer_today_search_insert (SummerTodaySearch *self, const char *text)
{
  int position;

  g_return_if_fail (SUMMER_IS_TODAY_SEARCH (self) && text != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}
