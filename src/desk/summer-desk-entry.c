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
summer_desk_has_reason (const SummerDesk *desk)
{
  const char *c = desk->reason;

  while (c != NULL && g_ascii_isspace (*c))
    c++;
  return c != NULL && *c != '\0';
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

/* What the journal keeps beside the action: what was done, then why and by whom, as far as it was said. */
static char *
dup_journal_text (const SummerDesk *desk, const char *what)
{
  g_autoptr (GString) text = g_string_new (what);

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
  g_autofree char *text = dup_journal_text (desk, what);

  g_return_val_if_fail (SUMMER_IS_STORE (desk->store), FALSE);
  g_return_val_if_fail (desk->class_id != 0 && desk->day != SUMMER_DAY_NONE, FALSE);

  if (!summer_store_begin (desk->store, action, text, error))
    return FALSE;
  if (check == SUMMER_ENTRY_ANY_DAY || check_day (desk, error))
    return TRUE;
  summer_store_rollback (desk->store);
  return FALSE;
}

gboolean
summer_desk_entry_end (const SummerDesk *desk,
                       const char *action,
                       const char *what,
                       gboolean written,
                       char **done,
                       GError **error)
{
  if (!written)
    {
      summer_store_rollback (desk->store);
      return FALSE;
    }
  if (!summer_store_commit (desk->store, NULL, error))
    return FALSE;
  if (done != NULL)
    /* Translators: what was done, and to whom: Sign-in: Lin Tiantian 08:06 */
    *done = g_strdup_printf (_ ("%s: %s"), summer_journal_get_action_text (action), what);
  return TRUE;
}

static gint64
get_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The day of the desk is signed off: what stood there is kept, with the reason that must be given. */
static gboolean
keep_former (const SummerDesk *desk, SummerCorrectionRecord *former, GError **error)
{
  gboolean signed_off = FALSE;

  if (!summer_sign_off_is_there (desk->store, desk->class_id, former->day, &signed_off, error))
    return FALSE;
  if (!signed_off)
    return TRUE;
  if (!summer_desk_has_reason (desk))
    {
      g_autofree char *day = summer_day_dup_text (former->day);

      return summer_desk_set_reason (
          error,
          _ ("%s is signed off. Give a reason for the correction; what stood there stays visible."),
          day);
    }
  former->class_id = desk->class_id;
  former->reason = desk->reason;
  former->time = get_seconds ();
  former->corrected_by = desk->by != NULL ? desk->by : g_get_user_name ();
  return summer_correction_insert (desk->store, former, error);
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
  SummerCorrectionRecord correction = {
    .day = mark->day,
    .child = mark->child,
    .mark = (int) former->mark,
    .in = former->in,
    .out = former->out,
    .brought_by = former->brought_by,
    .collected_by = former->collected_by,
  };

  if (!keep_former (desk, &correction, error))
    return FALSE;
  /* What was noted of a release goes with the release. */
  if (former->out != SUMMER_TIME_NONE && mark->out == SUMMER_TIME_NONE
      && !summer_release_exception_remove (desk->store, mark->class_id, mark->day, mark->child,
                                           error))
    return FALSE;
  if (mark->mark == SUMMER_MARK_UNRECORDED)
    return former->mark == SUMMER_MARK_UNRECORDED
           || summer_mark_delete (desk->store, mark->class_id, mark->day, mark->child, error);
  if (former->mark == SUMMER_MARK_UNRECORDED)
    return summer_mark_insert (desk->store, mark, error);
  return summer_mark_update (desk->store, mark, error);
}

gboolean
summer_desk_entry_staff (const SummerDesk *desk,
                         const SummerStaffDayRecord *record,
                         const SummerDayStaff *former,
                         GError **error)
{
  SummerCorrectionRecord correction = {
    .day = record->day,
    .staff = record->name,
    .mark = former != NULL && former->recorded ? 1 + (int) former->mark : 0,
    .in = former != NULL ? former->in : SUMMER_TIME_NONE,
    .out = former != NULL ? former->out : SUMMER_TIME_NONE,
  };

  return keep_former (desk, &correction, error)
         && summer_staff_day_save (desk->store, record, error);
}
