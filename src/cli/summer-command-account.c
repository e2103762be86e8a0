#include "config.h"

#include <glib/gi18n.h>

#include "summer-account-table.h"
#include "summer-command.h"
#include "summer-desk.h"
#include "summer-password.h"
#include "summer-recovery-code.h"
#include "summer-sign-in.h"
#include "summer-terminal.h"

typedef struct
{
  SummerInvocation *invocation; /* borrowed */
  char *role;                   /* owned: as it was typed */
  char **classes;               /* owned: codes */
  char *new_file;               /* owned: where the new password is */
  int new_fd;
  gboolean single;
} Order;

static void
order_clear (Order *order)
{
  g_free (order->role);
  g_strfreev (order->classes);
  g_free (order->new_file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static gboolean
add_row (const SummerAccountRecord *record, gpointer table)
{
  g_autofree char *classes = g_strdup_printf ("%u", record->n_classes);

  summer_text_table_add (table, record->name);
  summer_text_table_add (table, record->single ? _ ("Single account")
                                               : summer_account_role_get_text (record->role));
  summer_text_table_add (table, !record->active       ? _ ("Deactivated")
                                : record->must_change ? _ ("Has to choose a password")
                                                      : _ ("Active"));
  summer_text_table_add (table, record->role == SUMMER_ACCOUNT_ORGANISER ? classes : NULL);
  return TRUE;
}

static gboolean
list (Order *order, SummerStore *store, const char *name, GError **error)
{
  static const char *const headings[]
      = { N_ ("Account"), N_ ("Role"), N_ ("State"), N_ ("Classes") };
  g_autoptr (SummerTextTable) table = summer_text_table_new ("<<<>");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    summer_text_table_add (table, _ (headings[i]));
  if (!summer_account_each (store, add_row, table, error))
    return FALSE;
  text = summer_text_table_dup_text (table);
  summer_terminal_print (text);
  return TRUE;
}

static gboolean
parse_role (const Order *order, SummerAccountRole *role, GError **error)
{
  if (summer_account_role_parse (order->role, role))
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
               _ ("Say which role with --role=ROLE: administrator, clerk, organiser, finance or "
                  "auditor."));
  return FALSE;
}

/* Of the programme that the call is about. */
static GArray *
find_classes (Order *order, SummerStore *store, GError **error)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 programme;

  if (order->classes == NULL)
    return g_steal_pointer (&classes);
  programme = summer_invocation_find_programme (order->invocation, store);
  for (guint i = 0; order->classes[i] != NULL; i++)
    {
      gint64 id = summer_desk_find_class (store, programme, order->classes[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (classes, id);
    }
  return g_steal_pointer (&classes);
}

/* On standard output, alone on its line: a script hands it on. */
static void
print_secret (const char *secret)
{
  summer_terminal_print (secret);
  summer_terminal_print ("\n");
}

static void
print_password (const char *password, const char *name)
{
  print_secret (password);
  summer_terminal_say (_ ("“%s” signs in once with the password above, and chooses another."),
                       name);
}

static char *
read_new_password (const Order *order, const char *name, GError **error)
{
  g_autofree char *question = g_strdup_printf (_ ("New password of %s"), name);
  g_autoptr (SummerSecretText) first = NULL, second = NULL;

  if (order->new_file != NULL)
    return summer_password_read_file (order->new_file, error);
  if (order->new_fd > 0)
    return summer_password_read_fd (order->new_fd, error);
  first = summer_password_ask (question, error);
  second = first != NULL ? summer_password_ask (_ ("Once more"), error) : NULL;
  if (second == NULL || g_str_equal (first, second))
    return second != NULL ? g_steal_pointer (&first) : NULL;
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
                       _ ("The two are not the same. Nothing was changed."));
  return NULL;
}

static gboolean
add_first (Order *order, SummerStore *store, const char *name, GError **error)
{
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerSecretText) password = NULL, code = NULL;
  SummerAccountRole role = SUMMER_ACCOUNT_ADMINISTRATOR;

  if (order->role != NULL
      && (!parse_role (order, &role, error) || role != SUMMER_ACCOUNT_ADMINISTRATOR))
    {
      g_clear_error (error);
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
                           _ ("The first account is an administrator, or the single one with "
                              "--single."));
      return FALSE;
    }
  password = read_new_password (order, name, error);
  if (password == NULL)
    return FALSE;
  session = summer_account_make_first (store, name, password, order->single, &code, error);
  if (session == NULL)
    return FALSE;
  print_secret (code);
  summer_terminal_say (_ ("The account “%s” protects %s from now on. The code above is the only way"
                          " in when its password is lost: write it down, keep it locked away, and"
                          " not on this computer. Backups of before are not protected."),
                       name, summer_store_get_path (store));
  return TRUE;
}

static gboolean
add (Order *order, SummerStore *store, const char *name, GError **error)
{
  SummerAccountRole role;
  g_autoptr (SummerSecretText) password = NULL;
  g_autoptr (GArray) classes = NULL;

  if (summer_store_get_session (store) == NULL)
    return add_first (order, store, name, error);
  if (!parse_role (order, &role, error))
    return FALSE;
  if (role != SUMMER_ACCOUNT_ORGANISER && order->classes != NULL)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
                           _ ("Only an organiser is bound to classes."));
      return FALSE;
    }
  classes = find_classes (order, store, error);
  password = classes != NULL ? summer_account_make_password (error) : NULL;
  if (password == NULL
      || !summer_account_add (store, name, role, (const gint64 *) (gpointer) classes->data,
                              classes->len, password, TRUE, NULL, error))
    return FALSE;
  print_password (password, name);
  return TRUE;
}

static gboolean
set_role (Order *order, SummerStore *store, const char *name, GError **error)
{
  gint64 id = summer_account_find (store, name, error);
  SummerAccountRole role;

  return id != 0 && parse_role (order, &role, error)
         && summer_account_set_role (store, id, role, error);
}

static gboolean
set_classes (Order *order, SummerStore *store, const char *name, GError **error)
{
  gint64 id = summer_account_find (store, name, error);
  g_autoptr (GArray) classes = id != 0 ? find_classes (order, store, error) : NULL;

  return classes != NULL
         && summer_account_set_classes (store, id, (const gint64 *) (gpointer) classes->data,
                                        classes->len, error);
}

/* Also of a deactivated one, which is active again. */
static gboolean
reset (Order *order, SummerStore *store, const char *name, GError **error)
{
  gint64 id = summer_account_find (store, name, error);
  g_autoptr (SummerSecretText) password = id != 0 ? summer_account_make_password (error) : NULL;

  if (password == NULL || !summer_account_reset (store, id, password, error))
    return FALSE;
  print_password (password, name);
  return TRUE;
}

static gboolean
deactivate (Order *order, SummerStore *store, const char *name, GError **error)
{
  gint64 id = summer_account_find (store, name, error);

  return id != 0 && summer_account_deactivate (store, id, error);
}

static gboolean
make_recovery (Order *order, SummerStore *store, const char *name, GError **error)
{
  g_autoptr (SummerSecretText) code = summer_account_make_recovery (store, error);

  if (code == NULL)
    return FALSE;
  print_secret (code);
  summer_terminal_say ("%s", _ ("The code of before opens nothing any more."));
  return TRUE;
}

/* One's own password: the one until now is the one that signs in. */
static SummerExit
change_password (Order *order)
{
  SummerInvocation *invocation = order->invocation;
  g_autofree char *path = summer_invocation_dup_database (invocation);
  g_autofree char *question = NULL;
  g_autoptr (SummerSession) session = NULL, again = NULL;
  g_autoptr (SummerSecretText) before = NULL, password = NULL;
  g_autoptr (GError) error = NULL;

  if (invocation->account == NULL)
    return summer_invocation_fail_usage (invocation, "%s",
                                         _ ("Say whose is yours with --account=NAME."));
  question = g_strdup_printf (_ ("Password of %s"), invocation->account);
  before = summer_invocation_read_password (invocation, question, &error);
  if (before != NULL)
    session = summer_sign_in (path, invocation->account, before, NULL, &error);
  if (session != NULL)
    password = read_new_password (order, invocation->account, &error);
  if (password != NULL)
    again = summer_account_change_password (path, session, before, password, &error);
  if (again == NULL)
    return summer_invocation_fail (invocation, error);
  summer_terminal_say ("%s", _ ("The password is another one now."));
  return SUMMER_EXIT_DONE;
}

/* With the code of the recovery sheet in the place of the password. */
static SummerExit
recover (Order *order, const char *name)
{
  SummerInvocation *invocation = order->invocation;
  g_autofree char *path = summer_invocation_dup_database (invocation);
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerSecretText) code = NULL, password = NULL;
  g_autoptr (GError) error = NULL;

  code = summer_invocation_read_password (invocation, _ ("Code of the recovery sheet"), &error);
  if (code != NULL)
    password = read_new_password (order, name, &error);
  if (password != NULL)
    session = summer_sign_in_recover (path, code, name, password, NULL, &error);
  if (session == NULL)
    return summer_invocation_fail (invocation, error);
  summer_terminal_say (_ ("“%s” has a new password. The recovery sheet stays good."), name);
  return SUMMER_EXIT_DONE;
}

static const struct
{
  const char *word;
  gboolean named;
  gboolean (*run) (Order *order, SummerStore *store, const char *name, GError **error);
} actions[] = {
  { "list", FALSE, list },
  { "add", TRUE, add },
  { "role", TRUE, set_role },
  { "classes", TRUE, set_classes },
  { "reset", TRUE, reset },
  { "activate", TRUE, reset },
  { "deactivate", TRUE, deactivate },
  { "recovery", FALSE, make_recovery },
};

static SummerExit
run (Order *order, const char *word, const char *name)
{
  SummerInvocation *invocation = order->invocation;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].word, word) && actions[i].named == (name != NULL))
      {
        store = summer_invocation_open (invocation, SUMMER_STORE_CREATE);
        if (store == NULL)
          return invocation->status;
        return actions[i].run (order, store, name, &error)
                   ? SUMMER_EXIT_DONE
                   : summer_invocation_fail (invocation, error);
      }
  return summer_invocation_fail_usage (invocation, _ ("“account %s” is none of these: %s"), word,
                                       "list, add NAME, role NAME, classes NAME, reset NAME, "
                                       "password, deactivate NAME, activate NAME, recovery, "
                                       "recover NAME");
}

/**
 * summer_command_account:
 *
 * `summerctl account …`: who may work with the database. Passwords and codes that are made are written to standard
 * output, and nowhere else.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_account (SummerInvocation *invocation, char **argv)
{
  g_auto (Order) order = { .invocation = invocation };
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &order.role,
      N_ ("administrator, clerk, organiser, finance or auditor"), N_ ("ROLE") },
    { "class", 0, 0, G_OPTION_ARG_STRING_ARRAY, &order.classes,
      N_ ("A class of an organiser; may be given several times"), N_ ("CODE") },
    { "single", 0, 0, G_OPTION_ARG_NONE, &order.single,
      N_ ("The first account is the only one, with every right"), NULL },
    { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &order.new_file,
      N_ ("A file with the new password, which nobody else can read; asked for otherwise"),
      N_ ("FILE") },
    { "new-password-fd", 0, 0, G_OPTION_ARG_INT, &order.new_fd,
      N_ ("A file descriptor with the new password"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 2, &rest))
    return invocation->status;
  if (g_str_equal (rest[0], "password") && rest[1] == NULL)
    return change_password (&order);
  if (g_str_equal (rest[0], "recover") && rest[1] != NULL)
    return recover (&order, rest[1]);
  return run (&order, rest[0], rest[1]);
}
