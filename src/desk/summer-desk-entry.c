#include "config.h"

#include "summer-desk-entry.h"

#include "summer-attendance-table.h"
#include "summer-journal.h"
#include "summer-pickup-table.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (summer - desk - error - quark, summer_desk_error)

static gboolean
set_error (GError **error, SummerDeskError code, const char *format, va_list arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments);

  g_set_error_literal (error, SUMMER_DESK_ERROR, code, message);
  return FALSE;
}

gboolean
summer_desk_set_reason (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (error, SUMMER_DESK_ERROR_REASON, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
summer_desk_set_refused (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (error, SUMMER_DESK_ERROR_REFUSED, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
summer_desk_set_conflict (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (error, SUMMER_DESK_ERROR_CONFLICT, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
summer_desk_is_given (const char *text)
{
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  return text != NULL && *text != '\0';
}

gboolean
summer_desk_has_reason (const SummerDesk *desk)
{
  return summer_desk_is_given (desk->reason);
}

/**
 * summer_desk_has_flag_reason:
 * @day: that of the desk
 *
 * Whether it was said why a child is signed in with something against it: a reason that the day itself takes does
 * not say so.
 */
gboolean
summer_desk_has_flag_reason (const SummerDesk *desk, const SummerClassDay *day)
{
  return summer_desk_is_given (desk->flag_reason)
         || (summer_desk_has_reason (desk) && desk->day == desk->today && !day->signed_off);
}

static gboolean
check_day (const SummerDesk *desk, GError **error)
{
  g_autofree char *day = summer_day_dup_text (desk->day);
  gboolean signed_off = FALSE;

  if (desk->day > desk->today)
    return summer_desk_set_refused (error, _ ("%s is yet to come. Choose today."), day);
  if (summer_desk_has_reason (desk))
    return TRUE;
  if (!summer_sign_off_is_there (desk->store, desk->class_id, desk->day, &signed_off, error))
    return FALSE;
  if (signed_off)
    return summer_desk_set_reason (
        error,
        _ ("%s is signed off. Give a reason for the correction; what stood there stays visible."),
        day);
  if (desk->day < desk->today)
    return summer_desk_set_reason (error, _ ("%s is an earlier day. Give a reason for the entry."),
                                   day);
  return TRUE;
}

/* What the journal keeps beside the action: what was done, in spite of what, then why and by whom, as far as it
 * was said. */
static char *
dup_journal_text (const SummerDesk *desk, const char *what, const char *against)
{
  g_autoptr (GString) text = g_string_new (what);

  if (against != NULL)
    g_string_append_printf (text, " · %s", against);
  if (against != NULL && summer_desk_is_given (desk->flag_reason)
      && g_strcmp0 (desk->flag_reason, desk->reason) != 0)
    g_string_append_printf (text, " · %s", desk->flag_reason);
  if (summer_desk_has_reason (desk))
    g_string_append_printf (text, " · %s", desk->reason);
  if (desk->by != NULL)
    g_string_append_printf (text, " · %s", desk->by);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_desk_entry_begin:
 * @action: a code of the journal
 * @what: whom it is about and what is done, for the journal, the toast and Undo
 *
 * Opens the transaction first and looks then: what is checked is what will be changed.
 *
 * Returns: FALSE with @error set, and nothing open
 */
gboolean
summer_desk_entry_begin (const SummerDesk *desk,
                         const char *action,
                         const char *what,
                         SummerEntryDay check,
                         GError **error)
{
  g_autofree char *text = dup_journal_text (desk, what, NULL);

  g_return_val_if_fail (SUMMER_IS_STORE (desk->store), FALSE);
  g_return_val_if_fail (desk->class_id != 0 && desk->day != SUMMER_DAY_NONE, FALSE);

  if (!summer_store_begin (desk->store, action, text, error))
    return FALSE;
  if (check == SUMMER_ENTRY_ANY_DAY || check_day (desk, error))
    return TRUE;
  summer_store_rollback (desk->store);
  return FALSE;
}

/**
 * summer_desk_entry_name_excused:
 * @what: as for summer_desk_entry_begin()
 * @against: what the reason excuses
 *
 * Names it in the entry under way.
 */
void
summer_desk_entry_name_excused (const SummerDesk *desk, const char *what, const char *against)
{
  g_autofree char *text = dup_journal_text (desk, what, against);

  summer_store_set_reason (desk->store, text);
}

gboolean
summer_desk_entry_end (const SummerDesk *desk,
                       const char *action,
                       const char *what,
                       gboolean written,
                       char **done,
                       GError **error)
{
  gint64 sequence = 0;

  if (!written)
    {
      summer_store_rollback (desk->store);
      return FALSE;
    }
  if (!summer_store_commit (desk->store, &sequence, error))
    return FALSE;
  /* What stood there already is no entry: there is nothing to name, and nothing to undo. */
  if (done != NULL)
    *done = NULL;
  if (done != NULL && sequence != 0)
    /* Translators: what was done, and to whom: Sign-in: Lin Tiantian 08:06 */
    *done = g_strdup_printf (_ ("%s: %s"), summer_journal_get_action_text (action), what);
  return TRUE;
}

/**
 * summer_desk_finish:
 * @written: whether everything was
 * @format: of @done, with %s for @what
 *
 * Ends an entry that is of no day: commits what was written, or takes it back.
 */
gboolean
summer_desk_finish (SummerStore *store,
                    gboolean written,
                    const char *format,
                    const char *what,
                    char **done,
                    GError **error)
{
  if (!written)
    summer_store_rollback (store);
  if (!written || !summer_store_commit (store, NULL, error))
    return FALSE;
  if (done != NULL)
    *done = g_strdup_printf (format, what);
  return TRUE;
}

/* Where the day is signed off, what stands there is kept, with the reason that must be given. Of a child, or of staff
 * by name. */
static gboolean
keep_former (const SummerDesk *desk, SummerDay day, gint64 child, const char *staff, GError **error)
{
  const char *by = desk->by != NULL ? desk->by : g_get_user_name ();
  gboolean signed_off = FALSE;

  if (!summer_sign_off_is_there (desk->store, desk->class_id, day, &signed_off, error))
    return FALSE;
  if (!signed_off)
    return TRUE;
  if (!summer_desk_has_reason (desk))
    {
      g_autofree char *text = summer_day_dup_text (day);

      return summer_desk_set_reason (
          error,
          _ ("%s is signed off. Give a reason for the correction; what stood there stays visible."),
          text);
    }
  return staff != NULL ? summer_correction_keep_staff (desk->store, desk->class_id, day, staff,
                                                       desk->reason, by, error)
                       : summer_correction_keep_child (desk->store, desk->class_id, day, child,
                                                       desk->reason, by, error);
}

typedef struct
{
  const SummerDayRow *former;
  SummerDay day;
  gint64 spent; /* the authorisation that was good for this release */
} Spending;

static gboolean
find_spent (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Spending *spending = user_data;

  if (record->once && record->used_on == spending->day
      && g_strcmp0 (record->name, spending->former->collected_by) == 0)
    spending->spent = record->id;
  return TRUE;
}

/* A sign-out that is taken back takes along what was noted of the release, and gives back an authorisation that
 * was good for it alone. That somebody who is not listed took the child home is not lost without a reason. */
static gboolean
take_release_back (const SummerDesk *desk,
                   const SummerMarkRecord *mark,
                   const SummerDayRow *former,
                   GError **error)
{
  Spending spending = { former, mark->day, 0 };
  gboolean exception = FALSE;

  if (!summer_release_exception_is_there (desk->store, mark->class_id, mark->day, mark->child,
                                          &exception, error))
    return FALSE;
  if (exception && !summer_desk_has_reason (desk))
    return summer_desk_set_reason (
        error, _ ("The child went home otherwise than with a listed collector, and that is noted. "
                  "Give a reason to take the release back."));
  if (exception
      && !summer_release_exception_remove (desk->store, mark->class_id, mark->day, mark->child,
                                           error))
    return FALSE;
  if (former->out == SUMMER_TIME_NONE)
    return TRUE;
  return summer_authorisation_each (desk->store, mark->child, find_spent, &spending, error)
         && (spending.spent == 0
             || summer_authorisation_set_used (desk->store, spending.spent, SUMMER_DAY_NONE,
                                               error));
}

/**
 * summer_desk_entry_mark:
 * @mark: as it is to be, with its class, day and child
 * @former: as it was read in this transaction
 */
gboolean
summer_desk_entry_mark (const SummerDesk *desk,
                        const SummerMarkRecord *mark,
                        const SummerDayRow *former,
                        GError **error)
{
  if (!keep_former (desk, mark->day, mark->child, NULL, error))
    return FALSE;
  if (mark->out == SUMMER_TIME_NONE && !take_release_back (desk, mark, former, error))
    return FALSE;
  if (mark->mark == SUMMER_MARK_UNRECORDED)
    return former->mark == SUMMER_MARK_UNRECORDED
           || summer_mark_delete (desk->store, mark->class_id, mark->day, mark->child, error);
  if (former->mark == SUMMER_MARK_UNRECORDED)
    return summer_mark_insert (desk->store, mark, error);
  return summer_mark_update (desk->store, mark, error);
}

gboolean
summer_desk_entry_staff (const SummerDesk *desk, const SummerStaffDayRecord *record, GError **error)
{
  return keep_former (desk, record->day, 0, record->name, error)
         && summer_staff_day_save (desk->store, record, error);
}

/**
 * summer_desk_dup_timed:
 *
 * Returns: (transfer full): whom or what an entry is about, and when; with the day where that is another one. A
 *   time of today that is still to come is taken as it is given, and said to be one
 */
char *
summer_desk_dup_timed (const SummerDesk *desk, const char *name, SummerTime time)
{
  g_autofree char *text = summer_time_dup_text (time);
  g_autofree char *now = summer_time_dup_text (desk->now);

  if (desk->day == desk->today && time != SUMMER_TIME_NONE && time > desk->now + 1)
    /* Translators: a child or what it is about, the time that was given, the time by the clock. */
    return g_strdup_printf (_ ("%s %s (it is only %s)"), name, text, now);
  if (desk->day != desk->today)
    {
      g_autofree char *day = summer_day_dup_text (desk->day);

      return g_strdup_printf ("%s %s %s", name, day, text);
    }
  return g_strdup_printf ("%s %s", name, text);
}

static gboolean
take_name (const SummerDayRow *row, gpointer user_data)
{
  *(char **) user_data = g_strdup (row->name);
  return TRUE;
}

/**
 * summer_desk_dup_child:
 *
 * The name of a child, for the journal. It is read before the transaction: a name does not change under a mark.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
char *
summer_desk_dup_child (const SummerDesk *desk, SummerDay day, gint64 child, GError **error)
{
  char *name = NULL;

  return summer_day_row_find (desk->store, desk->class_id, day, child, take_name, &name, error)
             ? name
             : NULL;
}
