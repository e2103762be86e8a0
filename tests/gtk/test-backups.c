/* Backups as the window makes and shows them. */
#include "harness.h"

#include <glib/gstdio.h>

#include "summer-backup-banner.h"
#include "summer-backup-keeper.h"
#include "summer-table.h"

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

static SummerBackupKeeper *
get_keeper (Harness *harness)
{
  SummerBackupKeeper *keeper = summer_backup_keeper_get (harness->office);

  /* The settings are the program's, and other tests change them. */
  summer_backup_keeper_set_folder (keeper, NULL);
  summer_backup_keeper_set_stick (keeper, NULL);
  return keeper;
}

static GPtrArray *
list_own (Harness *harness)
{
  g_autofree char *folder = summer_backup_folder_dup_default (harness->database);

  return summer_backup_folder_list (folder);
}

static gboolean
is_idle (gpointer keeper)
{
  return !summer_backup_keeper_is_running (keeper);
}

static gboolean
is_gone (gpointer data)
{
  Harness *harness = data;

  return g_list_find (gtk_application_get_windows (harness->application), harness->window) == NULL;
}

static void
test_on_closing (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *database = g_strdup (harness->database);
  g_autofree char *folder = summer_backup_folder_dup_default (database);

  get_keeper (harness);
  gtk_window_close (GTK_WINDOW (harness->window));
  harness_wait (is_gone, harness);
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (((SummerBackupFile *) files->pdata[0])->occasion, ==, SUMMER_OCCASION_CLOSE);
  harness->window = NULL;
}

static void
test_by_time (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerBackupKeeper *keeper = get_keeper (harness);
  const gint64 now = g_get_monotonic_time ();

  summer_backup_keeper_check (keeper, now + 29 * MINUTE);
  g_assert_false (summer_backup_keeper_is_running (keeper));
  summer_backup_keeper_check (keeper, now + 31 * MINUTE);
  g_assert_true (summer_backup_keeper_is_running (keeper));
  harness_wait (is_idle, keeper);
  g_assert_null (summer_backup_keeper_get_problem (keeper));
  g_autoptr (GPtrArray) files = list_own (harness);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (((SummerBackupFile *) files->pdata[0])->occasion, ==, SUMMER_OCCASION_TIME);

  /* Nothing has changed since. */
  summer_backup_keeper_check (keeper, now + 90 * MINUTE);
  g_assert_false (summer_backup_keeper_is_running (keeper));
}

static void
test_stick_is_pulled_out (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerBackupKeeper *keeper = get_keeper (harness);
  SummerBackupBanner *banner = harness_find (harness->window, SUMMER_TYPE_BACKUP_BANNER);
  g_autofree char *stick = g_build_filename (harness->folder, "stick", NULL);
  const gint64 now = g_get_monotonic_time ();

  g_assert_null (summer_backup_banner_get_text (banner));
  summer_backup_keeper_set_stick (keeper, stick);
  summer_backup_keeper_check (keeper, now + 31 * MINUTE);
  harness_wait (is_idle, keeper);
  g_assert_nonnull (strstr (summer_backup_banner_get_text (banner), stick));
  g_autoptr (GPtrArray) own = list_own (harness);
  g_assert_cmpuint (own->len, ==, 1); /* the other folder has its own */

  /* It was read and closed: the same is not said again. */
  GtkWidget *close = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (banner)));
  harness_settle (harness);
  harness_click_on (harness, close);
  harness_settle (harness);
  g_assert_null (summer_backup_banner_get_text (banner));
  summer_backup_keeper_check (keeper, now + 70 * MINUTE);
  harness_wait (is_idle, keeper);
  g_assert_null (summer_backup_banner_get_text (banner));

  /* It is back: at once, without waiting for the half hour. */
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  summer_backup_keeper_check (keeper, g_get_monotonic_time ());
  harness_wait (is_idle, keeper);
  g_assert_null (summer_backup_keeper_get_problem (keeper));
  g_autoptr (GPtrArray) there = summer_backup_folder_list (stick);
  g_assert_cmpuint (there->len, ==, 1);
  summer_backup_keeper_set_stick (keeper, NULL);
}

static gboolean
asks_to_restore (gpointer data)
{
  return harness_find_window ("AdwMessageDialog") != NULL;
}

static gboolean
is_back (gpointer data)
{
  Harness *harness = data;
  GtkWindow *window = gtk_application_get_active_window (harness->application);

  if (!SUMMER_IS_WINDOW (window))
    return FALSE;
  harness->window = SUMMER_WINDOW (window);
  g_set_object (&harness->office, summer_window_get_office (harness->window));
  return summer_office_get_store (harness->office) != NULL;
}

/* By keys alone: the dialog, a backup now, and back to it after something was lost. */
static void
test_back_by_keys (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerBackupKeeper *keeper = get_keeper (harness);

  harness_press (harness, "ctrl+shift+b");
  harness_settle (harness);
  GtkWindow *dialog = harness_find_window ("SummerBackupsDialog");
  g_assert_nonnull (dialog);
  harness_press (harness, "ctrl+n");
  harness_wait (is_idle, keeper);
  harness_wait_idle_work (harness);
  harness_settle (harness);
  g_assert_cmpuint (summer_table_get_n_shown (harness_find (dialog, SUMMER_TYPE_TABLE)), ==, 1);

  harness_act (harness, "win.undo-entry(int64 1)");
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "backups.restore", NULL);
  harness_wait (asks_to_restore, NULL);
  GtkWindow *question = harness_find_window ("AdwMessageDialog");
  g_assert_nonnull (harness_find_label (question, "1 entry of the journal would be lost:"));
  g_clear_object (&harness->office);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "restore");
  harness_wait (is_gone, harness);
  harness_wait (is_back, harness);
  harness_wait_idle_work (harness);
  g_assert_cmpint (summer_office_get_programme (harness->office), !=, 0);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/gtk/backups/by-time", test_by_time);
  g_test_add_func ("/gtk/backups/stick-is-pulled-out", test_stick_is_pulled_out);
  g_test_add_func ("/gtk/backups/back-by-keys", test_back_by_keys);
  g_test_add_func ("/gtk/backups/on-closing", test_on_closing);
  return g_test_run ();
}
