#include "config.h"

#include "summer-journal-private.h"

#include "summer-journal-seal.h"
#include "summer-programme-finder.h"
#include "summer-programme-key.h"
#include "summer-seal-functions.h"
#include "summer-statement.h"

#include <glib/gi18n.h>

#define HASH_SIZE SUMMER_JOURNAL_HASH

static void
hash_number (GChecksum *checksum, gint64 number)
{
  guint64 bytes = GUINT64_TO_BE ((guint64) number);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

/* Each text is preceded by its length, so that no two entries can be written alike. */
static void
hash_text (GChecksum *checksum, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  hash_number (checksum, text != NULL ? (gint64) length : -1);
  if (length > 0)
    g_checksum_update (checksum, (const guchar *) text, (gssize) length);
}

/**
 * summer_journal_row_hash:
 * @previous: of the entry before
 * @hash: (out): may be @previous
 *
 * Over what lies in the file, sealed: whoever has no key can follow the chain, and it holds when a key is destroyed.
 */
void
summer_journal_row_hash (const SummerJournalRow *entry, const guint8 *previous, guint8 *hash)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = HASH_SIZE;

  g_checksum_update (checksum, previous, HASH_SIZE);
  hash_number (checksum, entry->sequence);
  hash_number (checksum, entry->time);
  hash_text (checksum, entry->account);
  hash_text (checksum, entry->action);
  hash_text (checksum, entry->reason);
  hash_number (checksum, entry->undoes);
  if (entry->programme != SUMMER_JOURNAL_OPEN)
    hash_number (checksum, entry->programme);
  hash_number (checksum, entry->packing);
  hash_number (checksum, (gint64) entry->size);
  g_checksum_update (checksum, entry->changeset, (gssize) entry->size);
  g_checksum_get_digest (checksum, hash, &size);
}

static gboolean
read_last (SummerStore *store, gint64 *sequence, guint8 *hash, GError **error)
{
  static const char sql[]
      = "SELECT sequence, hash FROM main.journal ORDER BY sequence DESC LIMIT 1";
  g_autoptr (SummerStatement) last = summer_statement_new (store, sql, error);
  gsize size = 0;

  *sequence = 0;
  memset (hash, 0, HASH_SIZE);
  if (last == NULL)
    return FALSE;
  if (summer_statement_step (last, error))
    {
      *sequence = summer_statement_get_int (last, 0);
      const void *stored = summer_statement_get_blob (last, 1, &size);
      if (size == HASH_SIZE)
        memcpy (hash, stored, HASH_SIZE);
    }
  return !summer_statement_failed (last);
}

/**
 * summer_journal_append:
 * @undoes: the entry whose inverse this is, 0 = none
 * @changeset: (inout): is sealed
 *
 * Adds the entry of the transaction under way, chained to the one before.
 */
gboolean
summer_journal_append (SummerStore *store,
                       const char *action,
                       const char *reason,
                       gint64 undoes,
                       SummerChangeset *changeset,
                       gint64 *sequence,
                       GError **error)
{
  static const char sql[]
      = "INSERT INTO main.journal (sequence, time, account, action, reason, undoes, programme, "
        "packing,"
        " changeset, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
  guint8 previous[HASH_SIZE], hash[HASH_SIZE];
  const char *account = summer_store_get_account (store);
  gint64 last = 0, programme = 0;
  const guint8 *key = NULL;

  if (!read_last (store, &last, previous, error)
      || !summer_programme_finder_ask (summer_store_get_finder (store), changeset, &programme,
                                       error)
      || !summer_programme_key_get (summer_store_get_db (store), summer_store_get_vault (store),
                                    &programme, &key, error))
    return FALSE;

  g_autofree char *sealed_reason = summer_journal_seal_reason (key, last + 1, reason);
  summer_journal_seal_changeset (key, last + 1, changeset);
  SummerJournalRow entry = { last + 1,        g_get_real_time () / G_USEC_PER_SEC,
                             account,         action,
                             sealed_reason,   undoes,
                             programme,       changeset->packing,
                             changeset->data, changeset->size };
  summer_journal_row_hash (&entry, previous, hash);

  g_autoptr (SummerStatement) insert = summer_statement_new (store, sql, error);
  if (insert == NULL)
    return FALSE;
  summer_statement_bind_int (insert, 1, entry.sequence);
  summer_statement_bind_int (insert, 2, entry.time);
  summer_statement_bind_text (insert, 3, entry.account);
  summer_statement_bind_text (insert, 4, entry.action);
  summer_statement_bind_text (insert, 5, entry.reason);
  summer_statement_bind_id (insert, 6, entry.undoes);
  summer_statement_bind_int (insert, 7, entry.programme);
  summer_statement_bind_int (insert, 8, entry.packing);
  summer_statement_bind_blob (insert, 9, entry.changeset, entry.size);
  summer_statement_bind_blob (insert, 10, previous, HASH_SIZE);
  summer_statement_bind_blob (insert, 11, hash, HASH_SIZE);
  *sequence = entry.sequence;
  return summer_statement_run (insert, error);
}

static int
read_head (sqlite3 *db, gint64 *sequence, guint8 *hash)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (
      db, "SELECT sequence, hash FROM main.journal ORDER BY sequence DESC LIMIT 1", -1, &stmt,
      NULL);

  *sequence = 0;
  memset (hash, 0, HASH_SIZE);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result == SQLITE_ROW && sqlite3_column_bytes (stmt, 1) == HASH_SIZE)
    {
      *sequence = sqlite3_column_int64 (stmt, 0);
      memcpy (hash, sqlite3_column_blob (stmt, 1), HASH_SIZE);
    }
  sqlite3_finalize (stmt);
  return result;
}

/**
 * summer_journal_append_note:
 *
 * Chained like any other entry; nothing in it is sealed, since who writes it may have no key.
 */
gboolean
summer_journal_append_note (sqlite3 *db, const char *account, const char *action, GError **error)
{
  static const char sql[]
      = "INSERT INTO main.journal (sequence, time, account, action, programme, packing, changeset,"
        " previous, hash) VALUES (?1, ?2, ?3, ?4, 0, ?5, zeroblob (0), ?6, ?7)";
  guint8 previous[HASH_SIZE], hash[HASH_SIZE];
  sqlite3_stmt *insert = NULL;
  gint64 last = 0;
  int result = read_head (db, &last, previous);

  SummerJournalRow entry = { .sequence = last + 1,
                             .time = g_get_real_time () / G_USEC_PER_SEC,
                             .account = account,
                             .action = action,
                             .packing = SUMMER_PACKING_SEALED,
                             .changeset = (const guint8 *) "" };
  summer_journal_row_hash (&entry, previous, hash);
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    result = sqlite3_prepare_v2 (db, sql, -1, &insert, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_int64 (insert, 1, entry.sequence);
      sqlite3_bind_int64 (insert, 2, entry.time);
      sqlite3_bind_text (insert, 3, account, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 4, action, -1, SQLITE_STATIC);
      sqlite3_bind_int (insert, 5, entry.packing);
      sqlite3_bind_blob (insert, 6, previous, HASH_SIZE, SQLITE_STATIC);
      sqlite3_bind_blob (insert, 7, hash, HASH_SIZE, SQLITE_STATIC);
      result = sqlite3_step (insert);
    }
  sqlite3_finalize (insert);
  return result == SQLITE_DONE || summer_store_set_error (db, result, error);
}

/**
 * summer_journal_verify_chain:
 * @broken: (out): the first entry that is not as it was written, or whose predecessor is gone; 0 when sound
 */
gboolean
summer_journal_verify_chain (SummerStore *store, gint64 *broken, GError **error)
{
  static const char sql[]
      = "SELECT sequence, time, account, action, reason, undoes, programme, packing,"
        " changeset, previous, hash FROM main.journal ORDER BY sequence";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  guint8 expected[HASH_SIZE] = { 0 };
  gint64 next = 1;

  *broken = 0;
  if (each == NULL)
    return FALSE;
  while (*broken == 0 && summer_statement_step (each, error))
    {
      SummerJournalRow entry
          = { summer_statement_get_int (each, 0),  summer_statement_get_int (each, 1),
              summer_statement_get_text (each, 2), summer_statement_get_text (each, 3),
              summer_statement_get_text (each, 4), summer_statement_get_int (each, 5),
              summer_statement_get_int (each, 6),  summer_statement_get_number (each, 7) };
      gsize previous_size = 0, hash_size = 0;

      entry.changeset = summer_statement_get_blob (each, 8, &entry.size);
      const void *previous = summer_statement_get_blob (each, 9, &previous_size);
      const void *hash = summer_statement_get_blob (each, 10, &hash_size);
      gboolean linked = entry.sequence == next && previous_size == HASH_SIZE
                        && memcmp (previous, expected, HASH_SIZE) == 0;

      summer_journal_row_hash (&entry, expected, expected);
      if (!linked || hash_size != HASH_SIZE || memcmp (hash, expected, HASH_SIZE) != 0)
        *broken = MIN (entry.sequence, next);
      next++;
    }
  return !summer_statement_failed (each);
}

/**
 * summer_journal_each:
 *
 * Calls @func for every entry, newest first, until it returns FALSE.
 */
gboolean
summer_journal_each (SummerStore *store, SummerJournalFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = "SELECT s.sequence, s.time, s.account, s.action, " SUMMER_REASON (
      "s") ", s.undoes, s.undone_by FROM journal_state s ORDER BY s.sequence DESC";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  while (more && summer_statement_step (each, error))
    {
      SummerJournalEntry entry
          = { summer_statement_get_int (each, 0),  summer_statement_get_int (each, 1),
              summer_statement_get_text (each, 2), summer_statement_get_text (each, 3),
              summer_statement_get_text (each, 4), summer_statement_get_int (each, 5),
              summer_statement_get_int (each, 6) };
      more = func (&entry, user_data);
    }
  return !summer_statement_failed (each);
}

/**
 * summer_journal_get_action_text:
 *
 * Returns: (transfer none): what an action is called, in the user's language; an unknown code as it is
 */
const char *
summer_journal_get_action_text (const char *action)
{
  static const struct
  {
    const char *code, *text;
  } actions[] = {
    { "import", N_ ("Import") },
    { "undo", N_ ("Undo") },
    { "redo", N_ ("Redo") },
    { "sealing", N_ ("Sealing of the records") },
    { "account", N_ ("Account") },
    { "account-failed", N_ ("Failed sign-in") },
    { "account-first", N_ ("First account") },
    { "account-in", N_ ("Signed in") },
    { "account-lock", N_ ("Locked") },
    { "account-out", N_ ("Signed out") },
    { "account-password", N_ ("Change of password") },
    { "account-recovered", N_ ("Opened with the recovery sheet") },
    { "account-recovery", N_ ("New recovery sheet") },
    { "reveal", N_ ("Numbers shown in full") },
    { "sample", N_ ("Sample programme") },
    { "programme", N_ ("New programme") },
    { "policy", N_ ("Change of policy") },
    { "edit", N_ ("Change") },
    { "attendance", N_ ("Attendance") },
    { "add", N_ ("Addition") },
    { "delete", N_ ("Deletion") },
    { "sign-in", N_ ("Sign-in") },
    { "sign-out", N_ ("Sign-out") },
    { "mark", N_ ("Mark") },
    { "times", N_ ("Times") },
    { "all-here", N_ ("All here") },
    { "staff-in", N_ ("Staff sign-in") },
    { "staff-out", N_ ("Staff sign-out") },
    { "staff-away", N_ ("Staff away") },
    { "medicine", N_ ("Medicine") },
    { "incident", N_ ("Incident") },
    { "incident-end", N_ ("End of an incident") },
    { "sample-kept", N_ ("Food sample kept") },
    { "sample-discarded", N_ ("Food sample thrown away") },
    { "sign-off", N_ ("Sign-off of the day") },
    { "review", N_ ("Review of an incident") },
    { "visit", N_ ("Visit") },
    { "visit-plan", N_ ("Plan of visits") },
    { "correction", N_ ("Correction reported") },
    { "correction-confirmed", N_ ("Correction confirmed") },
    { "correction-sent-back", N_ ("Correction sent back") },
    { "checklist", N_ ("Checklist") },
    { "incident-step", N_ ("Follow-up of an incident") },
    { "drill", N_ ("Drill") },
    { "claim", N_ ("Claim") },
    { "authorisation", N_ ("Authorisation") },
    { "settings", N_ ("Settings") },
    { "assign", N_ ("Assignment of staff") },
    { "insured", N_ ("List of insured children") },
    { "application", N_ ("Application") },
    { "offer", N_ ("Offer of a place") },
    { "offer-accepted", N_ ("Offer accepted") },
    { "offer-ended", N_ ("Offer ended") },
    { "application-closed", N_ ("Application closed") },
    { "lottery", N_ ("Lottery") },
    { "transfer", N_ ("Transfer of a child") },
    { "leave", N_ ("Leaving of a child") },
    { "agreement", N_ ("Agreement") },
    { "union", N_ ("Union in the tree") },
    { "document", N_ ("Document attached") },
    { "class-step", N_ ("Step of a class") },
    { "class-new", N_ ("Application of a class") },
    { "site-review", N_ ("Site review") },
    { "calendar", N_ ("Calendar") },
    { "integrity", N_ ("Integrity record") },
    { "venue", N_ ("Venue") },
    { "document-remove", N_ ("Document removed") },
    { "person", N_ ("Person of the staff") },
    { "certificate", N_ ("Paper of a person") },
    { "questions", N_ ("Questions to parents") },
    { "questionnaires", N_ ("Printing of questionnaires") },
    { "response", N_ ("Answers of a parent") },
    { "responses", N_ ("Import of answers") },
    { "settlement", N_ ("Settlement drawn up") },
    { "settlement-checked", N_ ("Settlement checked") },
    { "settlement-confirmed", N_ ("Settlement confirmed") },
    { "settlement-published", N_ ("Settlement published") },
    { "settlement-discarded", N_ ("Settlement discarded") },
    { "objection", N_ ("Objection") },
    { "payment", N_ ("Payment") },
    { "payment-batch", N_ ("Payment batch") },
    { "spending", N_ ("Use of the grant") },
    { "repayment", N_ ("Balance paid back") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].code, action) == 0)
      return _ (actions[i].text);
  return action;
}
