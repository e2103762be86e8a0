#include "config.h"

#include "summer-journal-seal.h"

#include "summer-seal.h"

#include <glib/gi18n.h>
#include <sodium.h>

typedef struct
{
  char what[8];
  guint64 sequence;
} Place;

static Place
get_place (const char *what, gint64 sequence)
{
  Place place = { { 0 }, GUINT64_TO_BE ((guint64) sequence) };

  g_strlcpy (place.what, what, sizeof place.what);
  return place;
}

/**
 * summer_journal_seal_reason:
 * @key: of the programme
 *
 * A reason is written by a person, and may say anything of a child.
 */
char *
summer_journal_seal_reason (const guint8 *key, gint64 sequence, const char *reason)
{
  const Place place = get_place ("reason", sequence);

  return reason == NULL || *reason == '\0'
             ? NULL
             : summer_seal_text (key, &place, sizeof place, SUMMER_SEAL_NOTE, reason);
}

/**
 * summer_journal_open_reason:
 *
 * Returns: (transfer full): as it was written, or a text that says that it cannot be read
 */
char *
summer_journal_open_reason (const guint8 *key, gint64 sequence, const char *cell)
{
  const Place place = get_place ("reason", sequence);
  char *reason = summer_seal_open_text (key, &place, sizeof place, SUMMER_SEAL_NOTE, cell);

  return reason != NULL ? reason : g_strdup (_ ("(unreadable)"));
}

/**
 * summer_journal_seal_changeset:
 * @changeset: (inout): packed, if it pays; what is encrypted does not shrink. Tag and nonce come behind it
 */
void
summer_journal_seal_changeset (const guint8 *key, gint64 sequence, SummerChangeset *changeset)
{
  const Place place = get_place ("changes", sequence);
  gsize size = changeset->size;

  changeset->data = g_realloc (changeset->data, size + SUMMER_VAULT_TAG + SUMMER_VAULT_NONCE);
  guint8 *tag = changeset->data + size, *nonce = tag + SUMMER_VAULT_TAG;
  randombytes_buf (nonce, SUMMER_VAULT_NONCE);
  summer_vault_encrypt (key, nonce, &place, sizeof place, changeset->data, size, tag);
  changeset->size = size + SUMMER_VAULT_TAG + SUMMER_VAULT_NONCE;
  changeset->packing |= SUMMER_PACKING_SEALED;
}

/**
 * summer_journal_read_changeset:
 * @column: where SUMMER_JOURNAL_SEALED begins in @row
 *
 * Returns: (transfer full) (nullable): a stream of what the entry changed; NULL with @error set,
 *   %SUMMER_STORE_ERROR_NOT_FOUND when the key of its programme is gone
 */
SummerChangesetReader *
summer_journal_read_changeset (SummerStore *store, SummerStatement *row, int column, GError **error)
{
  gint64 sequence = summer_statement_get_int (row, column);
  const Place place = get_place ("changes", sequence);
  gsize wrapped_size = 0, size = 0;
  const void *wrapped = summer_statement_get_blob (row, column + 2, &wrapped_size);
  const guint8 *key
      = summer_vault_unwrap (summer_store_get_vault (store),
                             summer_statement_get_int (row, column + 1), wrapped, wrapped_size);
  const guint8 *data = summer_statement_get_blob (row, column + 4, &size);

  if (size == 0) /* a note of somebody who was not signed in: see summer_journal_append_note() */
    return summer_changeset_reader_new (0, NULL, 0);
  if (wrapped == NULL)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("What entry %lld changed cannot be read any more: the key of its programme "
                      "was destroyed."),
                   (long long) sequence);
      return NULL;
    }
  if (key != NULL && size >= SUMMER_VAULT_TAG + SUMMER_VAULT_NONCE)
    {
      gsize length = size - SUMMER_VAULT_TAG - SUMMER_VAULT_NONCE;
      g_autofree guint8 *plain = g_memdup2 (data, MAX (length, 1));

      if (summer_vault_decrypt (key, data + length + SUMMER_VAULT_TAG, &place, sizeof place, plain,
                                length, data + length))
        return summer_changeset_reader_new (summer_statement_get_number (row, column + 3)
                                                & ~SUMMER_PACKING_SEALED,
                                            g_steal_pointer (&plain), length);
    }
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
               _ ("Entry %lld of the journal is damaged and cannot be read. Restore a backup."),
               (long long) sequence);
  return NULL;
}
