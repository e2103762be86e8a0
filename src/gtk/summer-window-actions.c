/* Everything that can be done in the window: one table of commands with their keys, which menus, buttons
 * and tests go through too, and one place that knows which of them can be done now. */
#include "config.h"

#include "summer-window.h"

#include <glib/gi18n.h>

#include "summer-account-actions.h"
#include "summer-archive.h"
#include "summer-checklist-dialog.h"
#include "summer-child-dialog.h"
#include "summer-class-page.h"
#include "summer-form-printer.h"
#include "summer-journal.h"
#include "summer-life-actions.h"
#include "summer-lock.h"
#include "summer-history-dialog.h"
#include "summer-insurance-page.h"
#include "summer-reconcile-dialog.h"
#include "summer-paste-dialog.h"
#include "summer-review-dialog.h"
#include "summer-undo.h"
#include "summer-union-dialog.h"
#include "summer-visit-dialog.h"

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, g_variant_get_string (parameter, NULL), NULL);
}

static void
nth_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *id = summer_window_get_nth_page (g_variant_get_int32 (parameter) - 1);

  if (id != NULL && summer_window_set_page (user_data, id, NULL))
    summer_window_focus_page (user_data);
}

static void
show_class_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, "class", parameter);
}

static void
show_classes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, "classes", parameter);
}

static void
show_child_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, "children", parameter);
}

static void
show_staff_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_set_page (user_data, "staff", parameter);
}

static void
child_papers_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_child_dialog_present (user_data,
                               summer_workplace_get (summer_window_get_office (user_data)),
                               g_variant_get_int64 (parameter));
}

static void
review_incident_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_review_dialog_present (user_data,
                                summer_workplace_get (summer_window_get_office (user_data)),
                                g_variant_get_int64 (parameter));
}

static void
new_visit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerPage *page = summer_window_get_page_widget (user_data);
  gint64 class_id = g_variant_get_int64 (parameter);

  if (class_id == 0 && page != NULL)
    class_id = summer_page_get_class (page);
  summer_visit_dialog_present_new (user_data,
                                   summer_workplace_get (summer_window_get_office (user_data)),
                                   class_id);
}

static void
checklist_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_checklist_dialog_present (user_data, summer_window_get_office (user_data),
                                   (SummerChecklistKind) g_variant_get_int32 (parameter));
}

static void
reconcile_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerPage *page = summer_window_get_page_widget (user_data);

  summer_reconcile_dialog_present (user_data, SUMMER_IS_INSURANCE_PAGE (page)
                                                  ? summer_insurance_page_get_policy (
                                                      SUMMER_INSURANCE_PAGE (page))
                                                  : 0);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *table = NULL;
  gint64 id = 0;

  g_variant_get (parameter, "(&sx)", &table, &id);
  summer_history_dialog_present (user_data, summer_window_get_office (user_data), table, id);
}

static void
paste_roster_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerWindow *self = SUMMER_WINDOW (user_data);

  /* On the page of a class, the list is that class's. */
  summer_paste_dialog_present (self,
                               g_strcmp0 (summer_window_get_page (self), "class") == 0
                                   ? summer_page_get_class (summer_window_get_page_widget (self))
                                   : 0);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_go_back (user_data);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_focus_search (user_data);
}

static void
programme_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_office_set_programme (summer_window_get_office (user_data),
                               g_variant_get_int64 (parameter));
}

/* "" = all. An open class that is of another union now gives way to the list; Alt+Left leads back to it. */
static void
union_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_variant_get_string (parameter, NULL);
  SummerPage *page;

  summer_office_set_union (summer_window_get_office (user_data), *name != '\0' ? name : NULL);
  page = summer_window_get_page_widget (user_data);
  if (SUMMER_IS_CLASS_PAGE (page) && summer_class_page_is_outside (SUMMER_CLASS_PAGE (page)))
    summer_window_set_page (user_data, "classes", NULL);
}

static void
choose_union_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_window_choose_union (user_data);
}

static void
place_union_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_union_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
cancel_work_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_office_cancel_work (summer_window_get_office (user_data));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = summer_undo_finish (SUMMER_OFFICE (source), result, &error);
  g_autofree char *text = NULL;

  if (what == NULL)
    {
      summer_undo_tell (self, error);
      return;
    }

  /* Translators: %s is what was taken back: Import · classes.xlsx */
  text = g_strdup_printf (_ ("Undone: %s"), what);
  summer_window_toast (self, text, _ ("_Redo"), "win.redo");
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = summer_undo_finish (SUMMER_OFFICE (source), result, &error);
  g_autofree char *text = NULL;

  if (what == NULL)
    {
      summer_undo_tell (self, error);
      return;
    }

  /* Translators: %s is what was done again: Import · classes.xlsx */
  text = g_strdup_printf (_ ("Redone: %s"), what);
  summer_window_toast (self, text, _ ("_Undo"), "win.undo");
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_undo_async (summer_window_get_office (user_data), SUMMER_UNDO_LAST, undone_cb,
                     g_object_ref (user_data));
}

static void
undo_entry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_undo_async (summer_window_get_office (user_data), g_variant_get_int64 (parameter),
                     undone_cb, g_object_ref (user_data));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_undo_async (summer_window_get_office (user_data), SUMMER_UNDO_AGAIN, redone_cb,
                     g_object_ref (user_data));
}

/* win.print → sheet.print of the page shown. */
static void
sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerPage *page = summer_window_get_page_widget (user_data);
  GtkWidget *sheet = page != NULL ? summer_page_get_commands (page) : NULL;
  g_autofree char *name = g_strconcat ("sheet.", g_action_get_name (G_ACTION (action)), NULL);

  if (sheet != NULL)
    gtk_widget_activate_action_variant (sheet, name, NULL);
}

/* The table of keys is made when it is asked for: where GTK finds it by itself, it makes it before the first frame. */
static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/summerclasses/SummerClasses/summer-shortcuts.ui");
  GtkShortcutsWindow *keys
      = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (window, keys); /* which from now on shows it by itself */
  gtk_window_present (GTK_WINDOW (keys));
}

typedef struct
{
  GActionEntry entry;
  const char *keys[4]; /* NULL-terminated */
} Command;

static const Command commands[] = {
  { { "show-help-overlay", keys_cb, NULL, NULL, NULL },
    { "<Control>F1", "<Control>question", NULL } },
  { { "page", page_cb, "s", "''", NULL }, { NULL } },
  { { "nth-page", nth_page_cb, "i", NULL, NULL }, { NULL } },
  { { "show-class", show_class_cb, "s", NULL, NULL }, { NULL } },
  { { "show-class-tab", show_class_cb, "(ss)", NULL, NULL }, { NULL } }, /* its code, its tab */
  { { "show-classes", show_classes_cb, "i", NULL, NULL },
    { NULL } }, /* a SummerVerdict, -1 = all */
  { { "show-child", show_child_cb, "x", NULL, NULL }, { NULL } },
  { { "show-staff", show_staff_cb, "x", NULL, NULL }, { NULL } },
  { { "child-papers", child_papers_cb, "x", NULL, NULL }, { NULL } },       /* a child */
  { { "review-incident", review_incident_cb, "x", NULL, NULL }, { NULL } }, /* an incident */
  { { "new-visit", new_visit_cb, "x", NULL, NULL },
    { NULL } }, /* of a class; 0 = of the row chosen */
  { { "checklist", checklist_cb, "i", NULL, NULL }, { NULL } }, /* a SummerChecklistKind */
  { { "history", history_cb, "(sx)", NULL, NULL }, { NULL } },  /* the table and id of a record */
  { { "reconcile-insurance", reconcile_cb, NULL, NULL, NULL }, { "<Control><Shift>i", NULL } },
  { { "paste-roster", paste_roster_cb, NULL, NULL, NULL }, { "<Control><Shift>v", NULL } },
  { { "back", back_cb, NULL, NULL, NULL }, { "<Alt>Left", NULL } },
  { { "search", search_cb, NULL, NULL, NULL }, { "<Control>k", "<Control>f", NULL } },
  { { "programme", programme_cb, "x", "int64 0", NULL }, { NULL } },
  { { "union", union_cb, "s", NULL, NULL }, { NULL } },
  { { "choose-union", choose_union_cb, NULL, NULL, NULL }, { "<Control>u", NULL } },
  { { "place-union", place_union_cb, "s", NULL, NULL }, { NULL } },
  { { "undo", undo_cb, NULL, NULL, NULL }, { "<Control>z", NULL } },
  { { "redo", redo_cb, NULL, NULL, NULL }, { "<Control><Shift>z", "<Control>y", NULL } },
  { { "undo-entry", undo_entry_cb, "x", NULL, NULL }, { NULL } },
  { { "export", sheet_cb, NULL, NULL, NULL }, { "<Control>e", NULL } },
  { { "print", sheet_cb, NULL, NULL, NULL }, { "<Control>p", NULL } },
  { { "copy", sheet_cb, NULL, NULL, NULL }, { NULL } },
  { { "filter", sheet_cb, NULL, NULL, NULL }, { "<Control><Shift>l", NULL } },
  { { "cancel-work", cancel_work_cb, NULL, NULL, NULL }, { NULL } },
  { { "close", close_cb, NULL, NULL, NULL }, { "<Control>w", NULL } },
};

/**
 * summer_window_add_keys:
 *
 * Gives the commands their keys, once for the program.
 */
void
summer_window_add_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name = g_strconcat ("win.", commands[i].entry.name, NULL);

      if (commands[i].keys[0] != NULL)
        gtk_application_set_accels_for_action (application, name, commands[i].keys);
    }

  summer_form_printer_add_keys (application);
  gtk_application_set_accels_for_action (application, "win.lock",
                                         (const char *[]){ "<Control>l", NULL });
  for (int n = 1; n <= 10; n++)
    {
      g_autofree char *name = g_strdup_printf ("win.nth-page(%d)", n);
      g_autofree char *key = g_strdup_printf ("<Alt>%d", n % 10);

      gtk_application_set_accels_for_action (application, name, (const char *[]){ key, NULL });
    }
}

/* A command of the page that nobody nearer took: Ctrl+N does the same from the sidebar as from the list. What is
 * typed without Ctrl, and what deletes, stays where the focus is. */
static gboolean
key_pressed_cb (
    SummerWindow *self, guint key, guint code, GdkModifierType state, GtkEventControllerKey *keys)
{
  SummerPage *page = summer_window_get_page_widget (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const gboolean command
      = (state & GDK_CONTROL_MASK) != 0 || (key >= GDK_KEY_F1 && key <= GDK_KEY_F12);

  if (page == NULL || !command || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    return FALSE;
  /* An open menu keeps its keys. */
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  return summer_page_take_key (page, keys);
}

static void
add_page_keys (SummerWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * summer_window_add_actions:
 *
 * Puts every command on the window, and the setting of its style.
 */
void
summer_window_add_actions (SummerWindow *self, GSettings *settings)
{
  g_autoptr (GAction) style = g_settings_create_action (settings, "style");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_action_map_add_action_entries (G_ACTION_MAP (self), &commands[i].entry, 1, self);
  g_action_map_add_action (G_ACTION_MAP (self), style);
  summer_life_add_actions (self);
  add_page_keys (self);
  summer_window_update_actions (self);
}

static void
set_enabled (SummerWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (SummerWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/**
 * summer_window_update_actions:
 *
 * Says which commands can be done now. Called whenever the page, the records or the work under way change.
 */
void
summer_window_update_actions (SummerWindow *self)
{
  SummerOffice *office = summer_window_get_office (self);
  SummerStore *store = summer_office_get_store (office);
  SummerPage *page = summer_window_get_page_widget (self);
  const char *id = summer_window_get_page (self);
  gboolean open = store != NULL;
  gboolean working = summer_office_get_work (office) != NULL;
  /* One undo after the other, as fast as the keys come. */
  gboolean undoes = !working || summer_undo_is_running (office);
  gboolean sheet = page != NULL && summer_page_get_commands (page) != NULL;

  set_state (self, "page", g_variant_new_string (id != NULL ? id : ""));
  set_state (self, "programme", g_variant_new_int64 (summer_office_get_programme (office)));

  set_enabled (self, "page", open);
  set_enabled (self, "child-papers", open);
  set_enabled (self, "review-incident", open);
  set_enabled (self, "new-visit", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "checklist", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "paste-roster", open && !working && summer_office_get_programme (office) != 0);
  set_enabled (self, "search", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "undo", open && undoes && summer_journal_get_undoable (store) != 0);
  set_enabled (self, "redo", open && undoes && summer_journal_get_redoable (store) != 0);
  set_enabled (self, "undo-entry", open && !working);
  set_enabled (self, "class-new", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "provider-new", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "organisation-new", open && summer_office_get_programme (office) != 0);
  set_enabled (self, "export", sheet);
  set_enabled (self, "print", sheet);
  set_enabled (self, "copy", sheet);
  set_enabled (self, "filter", sheet);
  set_enabled (self, "cancel-work", working);
  summer_archive_update_actions (self);
  summer_form_printer_update_actions (self);
  summer_lock_update_actions (self);
  summer_account_update_actions (self);
  summer_window_name_undo (self);
}
