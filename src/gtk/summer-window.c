#include "config.h"

#include "summer-window-private.h"

#include <glib/gi18n.h>

#include "summer-archive.h"
#include "summer-backup-banner.h"
#include "summer-cut-text.h"
#include "summer-journal.h"
#include "summer-exporter.h"
#include "summer-forms-menu.h"
#include "summer-form-printer.h"
#include "summer-importer.h"
#include "summer-lock.h"
#include "summer-account-actions.h"
#include "summer-page-table.h"
#include "summer-programme-menu.h"
#include "summer-status.h"
#include "summer-undo.h"
#include "summer-workplace.h"

G_DEFINE_FINAL_TYPE (SummerWindow, summer_window, ADW_TYPE_APPLICATION_WINDOW)

const char *
summer_window_get_nth_page (guint n)
{
  const SummerPageRow *row;

  for (guint i = 0; (row = summer_page_table_get (i)) != NULL; i++)
    if (row->icon != NULL && n-- == 0)
      return row->id;

  return NULL;
}

typedef struct
{
  char *page;       /* owned */
  GVariant *target; /* owned; may be NULL */
} Visit;

static void
visit_free (Visit *visit)
{
  g_free (visit->page);
  g_clear_pointer (&visit->target, g_variant_unref);
  g_free (visit);
}

/**
 * summer_window_get_page:
 *
 * Returns: (nullable) (transfer none): the id of the page shown; %NULL before the first
 */
const char *
summer_window_get_page (SummerWindow *self)
{
  g_return_val_if_fail (SUMMER_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->pages);
}

SummerPage *
summer_window_get_page_widget (SummerWindow *self)
{
  g_return_val_if_fail (SUMMER_IS_WINDOW (self), NULL);

  return (SummerPage *) gtk_stack_get_visible_child (self->pages);
}

static SummerPage *
ensure_page (SummerWindow *self, const SummerPageRow *row)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, row->id);

  if (page == NULL)
    {
      page = g_object_new (row->get_type (), NULL);
      summer_page_set_office (SUMMER_PAGE (page), self->office);
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (row->title), -1);
      gtk_stack_add_named (self->pages, page, row->id);
    }

  return SUMMER_PAGE (page);
}

static void
turn_to (SummerWindow *self, const SummerPageRow *row, GVariant *target)
{
  SummerPage *page = ensure_page (self, row);

  g_clear_pointer (&self->target, g_variant_unref);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  summer_sidebar_set_page (self->sidebar, row->id);
  if (self->target != NULL)
    summer_page_show (page, self->target);
  summer_window_update_actions (self);
}

/**
 * summer_window_set_page:
 * @id: a page of the table
 * @target: (nullable): what the page is to show, of the type the page documents
 *
 * Returns: whether there is such a page
 */
gboolean
summer_window_set_page (SummerWindow *self, const char *id, GVariant *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;
  const SummerPageRow *row = summer_page_table_find (id);
  const char *from;

  g_return_val_if_fail (SUMMER_IS_WINDOW (self), FALSE);

  if (row == NULL || summer_office_get_store (self->office) == NULL
      || !summer_page_table_is_for (row, summer_office_get_session (self->office)))
    return FALSE;

  from = summer_window_get_page (self);
  if (from != NULL && (g_strcmp0 (from, id) != 0 || sunk != NULL))
    {
      Visit *visit = g_new0 (Visit, 1);

      visit->page = g_strdup (from);
      visit->target = self->target != NULL ? g_variant_ref (self->target) : NULL;
      g_queue_push_head (&self->past, visit);
      if (self->past.length > 50)
        visit_free (g_queue_pop_tail (&self->past));
    }

  turn_to (self, row, sunk);
  return TRUE;
}

/**
 * summer_window_go_back:
 *
 * Returns: whether there was a page to go back to
 */
gboolean
summer_window_go_back (SummerWindow *self)
{
  Visit *visit;

  g_return_val_if_fail (SUMMER_IS_WINDOW (self), FALSE);

  visit = g_queue_pop_head (&self->past);
  if (visit == NULL)
    return FALSE;

  turn_to (self, summer_page_table_find (visit->page), visit->target);
  visit_free (visit);
  return TRUE;
}

static void
update_programmes (SummerWindow *self)
{
  g_autofree char *title = NULL;
  g_autoptr (GMenuModel) menu
      = summer_programme_menu_new (self->office, summer_page_table_find ("start") != NULL, &title);

  gtk_label_set_text (self->programme_label, title);
  gtk_menu_button_set_menu_model (self->programme_button, menu);
  summer_union_chooser_update (self->unions);
}

static void
update_counts (SummerWindow *self)
{
  const SummerPageRow *row;

  for (guint i = 0; (row = summer_page_table_get (i)) != NULL; i++)
    if (row->count != NULL)
      summer_sidebar_set_count (self->sidebar, row->id, row->count (self->office));
}

static void
update_status (SummerWindow *self)
{
  g_autofree char *state = summer_status_dup_text (self->office);
  SummerSession *session = summer_office_get_session (self->office);
  g_autofree char *office
      = session != NULL
            ? g_strdup_printf ("%s · %s", summer_session_get_name (session),
                               summer_session_is_single (session)
                                   ? _ ("Single account")
                                   : summer_account_role_get_text (
                                       summer_session_get_role (session)))
            /* Translators: where the records lie and who works on them: This computer · a person's name. */
            : g_strdup_printf (_ ("This computer · %s"), g_get_user_name ());

  summer_sidebar_set_status (self->sidebar, office, state);
}

static void
work_changed_cb (SummerWindow *self)
{
  SummerWork *work = summer_office_get_work (self->office);
  g_autofree char *estimate = NULL;
  double fraction;

  gtk_widget_set_visible (self->work, work != NULL);
  if (work == NULL)
    {
      update_status (self);
      summer_window_update_actions (self);
      /* The window was closed while this was under way. */
      if (!gtk_widget_get_visible (GTK_WIDGET (self)))
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  fraction = summer_work_get_fraction (work);
  estimate = summer_work_dup_estimate (work);
  gtk_label_set_text (self->work_title, summer_work_get_title (work));
  gtk_label_set_text (self->work_estimate, estimate != NULL ? estimate : "");
  if (fraction < 0)
    gtk_progress_bar_pulse (self->work_bar);
  else
    gtk_progress_bar_set_fraction (self->work_bar, fraction);
  update_status (self);
  summer_window_update_actions (self);
}

static void
assessed_cb (SummerWindow *self)
{
  update_counts (self);
  update_status (self);
}

/* Once more from the beginning, with who it is. */
static void
signed_in_cb (SummerWindow *self, SummerSession *session)
{
  summer_office_set_session (self->office, session);
  summer_window_open (self);
}

static void
retry_cb (SummerWindow *self)
{
  summer_window_open (self);
}

static void
changed_cb (SummerWindow *self)
{
  update_programmes (self);
  update_counts (self);
  update_status (self);
  summer_window_update_actions (self);
}

static gboolean
open_idle_cb (gpointer user_data)
{
  SummerWindow *self = user_data;

  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    summer_window_open (self);
  return G_SOURCE_REMOVE;
}

/* The first frame shows the window; only then is the database opened, however large it is. */
static void
after_paint_cb (GdkFrameClock *clock, SummerWindow *self)
{
  g_clear_signal_handler (&self->paint_handler, clock);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_idle_cb, g_object_ref (self), g_object_unref);
}

static void
summer_window_map (GtkWidget *widget)
{
  SummerWindow *self = SUMMER_WINDOW (widget);

  GTK_WIDGET_CLASS (summer_window_parent_class)->map (widget);

  if (self->paint_handler == 0 && summer_office_get_store (self->office) == NULL)
    self->paint_handler = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                            G_CALLBACK (after_paint_cb), self);
}

static gboolean
summer_window_close_request (GtkWindow *window)
{
  SummerWindow *self = SUMMER_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  summer_backup_keeper_before_close (summer_backup_keeper_get (self->office));
  /* Nothing is lost by closing the window: work under way ends first, unseen. */
  if (summer_office_get_work (self->office) != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (summer_window_parent_class)->close_request (window);
}

static void
summer_window_dispose (GObject *object)
{
  SummerWindow *self = SUMMER_WINDOW (object);

  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->first_target, g_variant_unref);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->account, g_free);
  g_queue_clear_full (&self->past, (GDestroyNotify) visit_free);

  G_OBJECT_CLASS (summer_window_parent_class)->dispose (object);
}

static void
summer_window_class_init (SummerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = summer_window_close_request;
  widget_class->map = summer_window_map;

  g_type_ensure (SUMMER_TYPE_BACKUP_BANNER);
  g_type_ensure (SUMMER_TYPE_SEARCH_BOX);
  g_type_ensure (SUMMER_TYPE_SIDEBAR);
  g_type_ensure (SUMMER_TYPE_SIGN_IN_PAGE);
  g_type_ensure (SUMMER_TYPE_UNION_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/summerclasses/SummerClasses/summer-window.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "backup_banner", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, programme_button);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, programme_label);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, unions);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, work);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, work_title);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, work_bar);
  gtk_widget_class_bind_template_child (widget_class, SummerWindow, work_estimate);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, signed_in_cb);
}

static void
summer_window_init (SummerWindow *self)
{
  const SummerPageRow *row;

  g_queue_init (&self->past);
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_cut_text_watch (self);

  for (guint i = 0; (row = summer_page_table_get (i)) != NULL; i++)
    if (row->icon != NULL)
      summer_sidebar_add (self->sidebar, row->id, row->group != NULL ? _ (row->group) : NULL,
                          row->icon, _ (row->title));
}

/**
 * summer_window_new:
 * @office: what the window works on, not opened yet: it is opened after the first frame
 * @settings: the program's settings
 */
SummerWindow *
summer_window_new (GtkApplication *application, SummerOffice *office, GSettings *settings)
{
  SummerWindow *self;

  g_return_val_if_fail (SUMMER_IS_OFFICE (office), NULL);

  self = g_object_new (SUMMER_TYPE_WINDOW, "application", application, NULL);
  self->office = g_object_ref (office);
  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  summer_search_box_set_office (self->search, office);
  summer_union_chooser_set_office (self->unions, office);
  summer_archive_add_actions (self);
  summer_form_printer_add_actions (self);
  summer_lock_add_actions (self);
  summer_account_add_actions (self);
  summer_window_add_actions (self, settings);
  summer_exporter_add_actions (self);
  summer_forms_menu_add_actions (self);
  summer_importer_add_actions (self);
  g_signal_connect_swapped (office, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (office, "assessed", G_CALLBACK (assessed_cb), self);
  g_signal_connect_swapped (office, "work-changed", G_CALLBACK (work_changed_cb), self);
  g_signal_connect_object (summer_workplace_get (office), "changed", G_CALLBACK (update_counts),
                           self, G_CONNECT_SWAPPED);
  update_status (self);
  return self;
}

SummerOffice *
summer_window_get_office (SummerWindow *self)
{
  g_return_val_if_fail (SUMMER_IS_WINDOW (self), NULL);

  return self->office;
}

GSettings *
summer_window_get_settings (SummerWindow *self)
{
  g_return_val_if_fail (SUMMER_IS_WINDOW (self), NULL);

  return self->settings;
}

void
summer_window_choose_union (SummerWindow *self)
{
  g_return_if_fail (SUMMER_IS_WINDOW (self));

  summer_union_chooser_open (self->unions);
}

void
summer_window_focus_search (SummerWindow *self)
{
  g_return_if_fail (SUMMER_IS_WINDOW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
summer_window_focus_page (SummerWindow *self)
{
  SummerPage *page = summer_window_get_page_widget (self);
  GtkWidget *commands = page != NULL ? summer_page_get_commands (page) : NULL;

  if (commands != NULL)
    gtk_widget_grab_focus (commands);
}

void
summer_window_name_undo (SummerWindow *self)
{
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SUMMER_IS_WINDOW (self));

  what = summer_undo_dup_next (self->office, &error);
  /* Translators: %s is what would be taken back: Import · classes.xlsx */
  text = what != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), what)
                      : g_strdup (error != NULL ? error->message : _ ("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->undo_button, text);
}
