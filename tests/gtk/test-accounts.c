/* Accounts in the window: the first one, signing in with the keyboard alone, locking, and what a role does not see. */
#include "config.h"

#include "harness.h"

#include "summer-child-table.h"
#include "summer-lock.h"
#include "summer-sample-accounts.h"
#include "summer-sample.h"
#include "summer-sign-in-page.h"
#include "summer-sign-in.h"

static gpointer
get_part (gpointer widget, GType type, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), type, id);
}

static SummerWindow *
find_window (void)
{
  return SUMMER_WINDOW (harness_find_window ("SummerWindow"));
}

/* The window that took the place of the one of the harness. */
static gboolean
has_another (gpointer data)
{
  SummerWindow *window = find_window ();

  return window != NULL && window != *(SummerWindow **) data;
}

static void
take_over (Harness *self)
{
  SummerWindow *before = self->window;

  harness_wait (has_another, &before);
  self->window = find_window ();
  g_clear_object (&self->office);
  self->office = g_object_ref (summer_window_get_office (self->window));
}

/* A key after which the window is another one: the harness would wait for a frame of the one that goes. */
static void
press_and_take_over (Harness *self, const char *key)
{
  g_autofree char *command = g_strdup_printf ("xdotool key %s", key);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  take_over (self);
}

static const char *
get_content (SummerWindow *window)
{
  return gtk_stack_get_visible_child_name (get_part (window, SUMMER_TYPE_WINDOW, "content"));
}

static gboolean
is_locked (gpointer data)
{
  return g_strcmp0 (get_content (((Harness *) data)->window), "locked") == 0;
}

static gboolean
is_open (gpointer data)
{
  return g_strcmp0 (get_content (((Harness *) data)->window), "pages") == 0;
}

/* With an invented programme and its accounts; the window asks who it is. */
static Harness *
open_protected (void)
{
  Harness *self = harness_new (-1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (self->database, SUMMER_STORE_CREATE, &error);

  g_assert_no_error (error);
  summer_sample_fill (store, 2, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  summer_sample_add_accounts (store, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  harness_open (self);
  harness_wait (is_locked, self);
  return self;
}

/* The names are in the order in which they were made, that of the roles: so many steps down from the first. */
static void
sign_in (Harness *self, SummerAccountRole role)
{
  GtkDropDown *names = get_part (get_part (self->window, SUMMER_TYPE_WINDOW, "sign_in"),
                                 SUMMER_TYPE_SIGN_IN_PAGE, "names");

  gtk_drop_down_set_selected (names, role);
  harness_type (self, SUMMER_SAMPLE_PASSWORD);
  harness_press (self, "Return");
  harness_wait (is_open, self);
  harness_settle (self);
}

static gboolean
has_sheet (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (data), "sheet") == 0;
}

static void
test_the_first_account (void)
{
  g_autoptr (Harness) self = harness_new (0);
  GtkWindow *dialog;
  GtkWidget *done;
  g_autofree char *code = NULL;

  g_assert_cmpstr (summer_window_get_page (self->window), ==, "start");
  harness_act (self, "win.protect");
  dialog = harness_find_window ("SummerFirstAccountDialog");
  g_assert_nonnull (dialog);
  harness_press (self, "ctrl+a");
  harness_type (self, "linfang");
  harness_press (self, "Tab");
  harness_type (self, "a password");
  harness_press (self, "Tab");
  harness_type (self, "another one");
  harness_press (self, "Return");
  g_assert_nonnull (harness_find_label (dialog, "The two passwords are not the same."));
  harness_press (self, "ctrl+a");
  harness_type (self, "a password");
  harness_press (self, "Return");
  harness_wait (has_sheet, get_part (dialog, G_OBJECT_TYPE (dialog), "views"));
  harness_settle (self);

  /* Until the sheet is at hand there is no way on, nor out. */
  code = g_strdup (gtk_label_get_text (get_part (dialog, G_OBJECT_TYPE (dialog), "code")));
  done = harness_find_button (dialog, "first.done");
  g_assert_false (gtk_widget_is_sensitive (done));
  harness_press (self, "Escape");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  harness_type (self, strrchr (code, '-') + 1);
  g_assert_true (gtk_widget_is_sensitive (done));
  press_and_take_over (self, "Return");
  harness_wait (is_open, self);
  g_assert_cmpstr (summer_session_get_name (summer_office_get_session (self->office)), ==,
                   "linfang");
  g_assert_true (summer_sign_in_is_needed (self->database));
  harness_settle (self);
}

static void
test_signing_in_with_the_keyboard (void)
{
  g_autoptr (Harness) self = open_protected ();
  SummerSignInPage *page = get_part (self->window, SUMMER_TYPE_WINDOW, "sign_in");

  g_assert_null (summer_office_get_store (self->office));
  g_assert_null (harness_find_label (self->window, "福州市"));
  harness_type (self, "wrong");
  harness_press (self, "Return");
  while (harness_find_label (page, "The name or the password is not right.") == NULL)
    harness_settle (self);
  sign_in (self, SUMMER_ACCOUNT_ADMINISTRATOR);
  harness_wait_assessed (self);
  g_assert_cmpstr (summer_window_get_page (self->window), ==, "overview");
  g_assert_nonnull (harness_find_label (self->window, "林芳 · Administrator"));
  harness_settle (self);
}

static gboolean
find_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_text (child, text))
      return TRUE;
  return FALSE;
}

static guint
count_windows_with (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += find_text (window, text) ? 1 : 0;
    }
  return n;
}

static gboolean
never (const SummerChildRecord *child, gpointer data)
{
  g_assert_not_reached ();
}

/* Also from a dialog, which goes; the keys go with the session; who signs in is on the same page again. */
static void
test_locking_blanks_the_screen (void)
{
  g_autoptr (Harness) self = open_protected ();
  SummerSession *session;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (self, SUMMER_ACCOUNT_ADMINISTRATOR);
  harness_wait_assessed (self);
  harness_act (self, "win.page::classes");
  harness_wait_idle_work (self);
  g_assert_cmpuint (count_windows_with ("福州市"), >, 0);
  harness_act (self, "win.accounts");
  g_assert_cmpuint (count_windows_with ("赵明"), ==, 1);

  store = g_object_ref (summer_office_get_store (self->office));
  press_and_take_over (self, "ctrl+l");
  harness_wait (is_locked, self);
  /* The connection is closed, and its copy of the keys is gone, whoever still holds it. */
  g_assert_false (summer_child_each (store, 1, never, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED);
  session = summer_office_get_session (self->office);
  g_assert_null (session);
  g_assert_null (summer_office_get_store (self->office));
  g_assert_null (harness_find_window ("SummerAccountsDialog"));
  g_assert_cmpuint (count_windows_with ("福州市"), ==, 0);
  harness_settle (self);

  sign_in (self, SUMMER_ACCOUNT_ADMINISTRATOR);
  harness_wait_assessed (self);
  g_assert_cmpstr (summer_window_get_page (self->window), ==, "classes");
  harness_settle (self);
}

static gint64 now_of_test = 1;

static gint64
get_test_time (void)
{
  return now_of_test;
}

static void
test_a_window_that_nobody_uses_is_locked (void)
{
  g_autoptr (Harness) self = open_protected ();
  const gint64 minutes = 60 * G_USEC_PER_SEC;

  sign_in (self, SUMMER_ACCOUNT_CLERK);
  harness_wait_assessed (self);
  g_assert_cmpstr (summer_window_get_page (self->window), ==, "rescue");
  harness_wait_idle_work (self);
  summer_lock_set_clock (self->window, get_test_time);
  now_of_test += 9 * minutes;
  g_assert_false (summer_lock_check (self->window));
  harness_press (self, "Shift_L");
  now_of_test += 9 * minutes;
  g_assert_false (summer_lock_check (self->window));
  now_of_test += minutes;
  g_assert_true (summer_lock_check (self->window));
  take_over (self);
  harness_wait (is_locked, self);
  harness_settle (self);
}

static void
test_an_organiser_sees_no_money (void)
{
  static const char *const hidden[] = { "subsidy", "overview", "journal", "enrolment" };
  static const char *const refused[]
      = { "accounts", "import", "paste-roster", "restore", "backup", "protect", "class-new" };
  g_autoptr (Harness) self = open_protected ();

  sign_in (self, SUMMER_ACCOUNT_ORGANISER);
  g_assert_cmpstr (summer_window_get_page (self->window), ==, "today");
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_false (summer_window_set_page (self->window, hidden[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), refused[i]));
  g_assert_cmpuint (count_windows_with ("Subsidy"), ==, 0);
  harness_wait_idle_work (self);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/gtk/accounts/the-first-account", test_the_first_account);
  g_test_add_func ("/gtk/accounts/signing-in-with-the-keyboard", test_signing_in_with_the_keyboard);
  g_test_add_func ("/gtk/accounts/locking-blanks-the-screen", test_locking_blanks_the_screen);
  g_test_add_func ("/gtk/accounts/a-window-that-nobody-uses-is-locked",
                   test_a_window_that_nobody_uses_is_locked);
  g_test_add_func ("/gtk/accounts/an-organiser-sees-no-money", test_an_organiser_sees_no_money);
  return g_test_run ();
}
