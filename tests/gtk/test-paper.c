/* From the window to paper: the forms of the class at the desk, by their actions and by their key. */
#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>

#include "summer-workplace.h"

#define A_DAY 18094 /* 2019-07-17 */

static SummerWorkplace *
set_day (Harness *harness)
{
  SummerWorkplace *workplace = summer_workplace_get (harness->office);

  summer_workplace_set_now (workplace, A_DAY, 600);
  g_assert_cmpint (summer_workplace_get_class (workplace), !=, 0);
  return workplace;
}

static char *
dup_path (Harness *harness, const char *name)
{
  return g_build_filename (harness->folder, name, NULL);
}

static void
save_to (Harness *harness, const char *what, const char *path)
{
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "save-form-to",
                                  g_variant_new ("(ss)", what, path));
  harness_settle (harness);
}

static void
test_every_form_is_saved (void)
{
  const char *const names[] = { "register-week",
                                "register-month",
                                "register-week-blank",
                                "register-month-blank",
                                "pickup",
                                "pickup-blank",
                                "roster",
                                "cards" };
  g_autoptr (Harness) harness = harness_new (2);

  set_day (harness);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_path (harness, names[i]);
      g_autofree char *bytes = NULL;

      save_to (harness, names[i], path);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
      if (i == 0) /* toasts come one by one */
        g_assert_nonnull (harness_find_label (harness->window, names[i]));
    }
}

static void
test_a_failed_file_is_told (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = dup_path (harness, "none/cards.pdf");

  set_day (harness);
  save_to (harness, "cards", path);
  g_assert_nonnull (harness_find_label (harness->window, "could not be written"));
}

static guint
get_n_dialogs (Harness *harness)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      n += window != GTK_WINDOW (harness->window) && gtk_widget_get_visible (GTK_WIDGET (window));
    }
  return n;
}

static gboolean
has_dialog (gpointer harness)
{
  return get_n_dialogs (harness) == 1;
}

static gboolean
has_none (gpointer harness)
{
  return get_n_dialogs (harness) == 0;
}

static void
test_key_opens_the_printer (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  set_day (harness);
  harness_press (harness, "ctrl+shift+p");
  harness_wait (has_dialog, harness);
  harness_press (harness, "Escape");
  harness_wait (has_none, harness);
}

static void
test_days_of_a_page (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  set_day (harness);
  /* Days in which the class is not held are refused in words, before any dialog. */
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "print-form-days",
                                  g_variant_new ("(sii)", "register-month", A_DAY + 300,
                                                 A_DAY + 330));
  harness_settle (harness);
  g_assert_cmpuint (get_n_dialogs (harness), ==, 0);
  g_assert_nonnull (harness_find_label (harness->window, "choose days within that"));

  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "print-form-days",
                                  g_variant_new ("(sii)", "register-week", A_DAY - 2, A_DAY + 4));
  harness_wait (has_dialog, harness);
  harness_press (harness, "Escape");
  harness_wait (has_none, harness);
}

static void
print_official (Harness *harness, const char *kind)
{
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "print-official",
                                  g_variant_new_string (kind));
}

/* The summary of all classes and the application of one; as workbooks they are exports like the others. */
static void
test_forms_for_the_seals (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = NULL, *application = NULL;

  harness_wait_assessed (harness);
  application
      = g_strdup_printf ("application-%" G_GINT64_FORMAT,
                         summer_office_get_whole_assessment (harness->office)->classes[1].id);
  print_official (harness, "summary");
  harness_wait (has_dialog, harness);
  harness_press (harness, "Escape");
  harness_wait (has_none, harness);
  print_official (harness, application);
  harness_wait (has_dialog, harness);
  harness_press (harness, "Escape");
  harness_wait (has_none, harness);
  print_official (harness, "application-7");
  harness_settle (harness);
  g_assert_cmpuint (get_n_dialogs (harness), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_free (path);
      path = dup_path (harness, i == 0 ? "forms.xlsx" : "application.xlsx");
      g_action_group_activate_action (G_ACTION_GROUP (harness->window), "save-to",
                                      g_variant_new ("(ss)", i == 0 ? "forms" : application, path));
      harness_wait_idle_work (harness);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_nothing_to_print_without_a_class (void)
{
  g_autoptr (Harness) harness = harness_new (0);

  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "print-form"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (harness->window), "save-form"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/paper/every-form-is-saved", test_every_form_is_saved);
  g_test_add_func ("/paper/a-failed-file-is-told", test_a_failed_file_is_told);
  g_test_add_func ("/paper/key-opens-the-printer", test_key_opens_the_printer);
  g_test_add_func ("/paper/days-of-a-page", test_days_of_a_page);
  g_test_add_func ("/paper/forms-for-the-seals", test_forms_for_the_seals);
  g_test_add_func ("/paper/nothing-to-print-without-a-class",
                   test_nothing_to_print_without_a_class);
  return g_test_run ();
}
