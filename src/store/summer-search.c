#include "config.h"

#include "summer-search.h"

#include "summer-seal.h"
#include "summer-statement.h"

#define TAIL 4 /* digits of a telephone number that can be looked for */
#define TELEPHONE 11

/* ?2 is the text, ?3 the text as a beginning, ?4 as a part, ?5 the end of a telephone number or NULL, ?6
 * the most to be found, ?7 the hash of the text as an identity number or NULL. What is most exactly the text comes
 * first. */
#define CLASS_SQL                                                                                  \
  "SELECT c.id, c.id, c.name, c.code || ifnull (' · ' || c.union_name, ''),"                      \
  " CASE WHEN c.code = ?2 COLLATE NOCASE OR c.name = ?2 THEN 0"                                    \
  " WHEN c.code LIKE ?3 ESCAPE '\\' OR c.name LIKE ?3 ESCAPE '\\' THEN 1"                          \
  " WHEN c.pinyin LIKE ?3 ESCAPE '\\' THEN 2 ELSE 3 END"                                           \
  " FROM class c WHERE c.programme = ?1 AND (c.code LIKE ?4 ESCAPE '\\' OR c.name LIKE ?4 ESCAPE " \
  "'\\'"                                                                                           \
  " OR c.pinyin LIKE ?4 ESCAPE '\\') ORDER BY 5, c.code LIMIT ?6"

#define CHILD_SQL                                                                                  \
  "SELECT h.id, c.id, h.name, h.code || ifnull (' · ' || c.name, ''),"                            \
  " CASE WHEN h.code = ?2 COLLATE NOCASE OR h.name = ?2 OR h.identity_hash = ?7 THEN 0"            \
  " WHEN h.code LIKE ?3 ESCAPE '\\' OR h.name LIKE ?3 ESCAPE '\\' THEN 1"                          \
  " WHEN h.pinyin LIKE ?3 ESCAPE '\\' THEN 2 ELSE 3 END"                                           \
  " FROM child h LEFT JOIN class c ON c.id = (SELECT e.class FROM enrolment e WHERE e.child = "    \
  "h.id"                                                                                           \
  " ORDER BY e.first_day DESC, e.id DESC LIMIT 1)"                                                 \
  " WHERE h.programme = ?1 AND (h.code LIKE ?4 ESCAPE '\\' OR h.name LIKE ?4 ESCAPE '\\'"          \
  " OR h.pinyin LIKE ?4 ESCAPE '\\' OR h.telephone_tails || ' ' LIKE ?5 OR h.identity_hash = ?7) " \
  "ORDER BY 5, h.code LIMIT ?6"

#define STAFF_SQL                                                                                  \
  "SELECT s.id, c.id, s.name, c.code || ' · ' || c.name,"                                         \
  " CASE WHEN s.name = ?2 OR s.identity_hash = ?7 THEN 0 WHEN s.name LIKE ?3 ESCAPE '\\' THEN 1"   \
  " WHEN s.pinyin LIKE ?3 ESCAPE '\\' THEN 2 ELSE 3 END"                                           \
  " FROM staff s JOIN class c ON c.id = s.class WHERE c.programme = ?1 AND (s.name LIKE ?4 "       \
  "ESCAPE '\\'"                                                                                    \
  " OR s.pinyin LIKE ?4 ESCAPE '\\' OR s.telephone_tails || ' ' LIKE ?5 OR s.identity_hash = ?7) " \
  "ORDER BY 5, s.name, "                                                                           \
  "s.id LIMIT ?6"

typedef struct
{
  SummerHit hit;
  int rank;
} RankedHit;

/**
 * summer_hit_free:
 * @hit: (transfer full) (nullable): a hit
 */
void
summer_hit_free (SummerHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

static char *
dup_pattern (const char *before, const char *text, const char *after)
{
  GString *pattern = g_string_new (before);

  for (; *text != '\0'; text++)
    {
      if (strchr ("%_\\", *text) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *text);
    }
  g_string_append (pattern, after);
  return g_string_free (pattern, FALSE);
}

/* A text of two to eleven digits may be the end of a telephone number, of which four digits are kept. */
static char *
dup_tail_pattern (const char *text)
{
  gsize length = strspn (text, "0123456789");

  if (text[length] != '\0' || length < 2 || length > TELEPHONE)
    return NULL;
  return length >= TAIL ? g_strdup_printf ("%%%s %%", text + length - TAIL)
                        : g_strdup_printf ("%%%s %%", text);
}

static gboolean
search_kind (SummerStore *store,
             gint64 programme,
             SummerHitKind kind,
             const char *sql,
             const char *text,
             guint limit,
             GPtrArray *hits,
             GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  guint8 hash[SUMMER_VAULT_HASH];

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_copy (each, 2, text);
  summer_statement_take_text (each, 3, dup_pattern ("", text, "%"));
  summer_statement_take_text (each, 4, dup_pattern ("%", text, "%"));
  summer_statement_take_text (each, 5, dup_tail_pattern (text));
  summer_statement_bind_int (each, 6, limit);
  if (kind != SUMMER_HIT_CLASS
      && summer_seal_hash_identity (summer_store_get_vault (store), text, hash))
    summer_statement_bind_blob_copy (each, 7, hash, sizeof hash);
  while (summer_statement_step (each, error))
    {
      RankedHit *found = g_new0 (RankedHit, 1);

      found->hit.kind = kind;
      found->hit.id = summer_statement_get_int (each, 0);
      found->hit.class_id = summer_statement_get_int (each, 1);
      found->hit.title = g_strdup (summer_statement_get_text (each, 2));
      found->hit.detail = g_strdup (summer_statement_get_text (each, 3));
      found->rank = summer_statement_get_number (each, 4);
      g_ptr_array_add (hits, found);
    }
  return !summer_statement_failed (each);
}

/* Each kind comes in its own order; of equally good hits classes come before children before staff. */
static GPtrArray *
take_best (GPtrArray *hits, guint limit)
{
  GPtrArray *best = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_hit_free);

  for (int rank = 0; rank <= 3; rank++)
    for (guint i = 0; i < hits->len && best->len < limit; i++)
      {
        RankedHit *found = g_ptr_array_index (hits, i);
        if (found == NULL || found->rank != rank)
          continue;
        g_ptr_array_add (best, found);
        g_ptr_array_index (hits, i) = NULL;
      }
  for (guint i = 0; i < hits->len; i++)
    summer_hit_free (g_ptr_array_index (hits, i));
  return best;
}

/**
 * summer_store_search:
 * @text: a name or a part of one, pinyin initials, a code, the end of a telephone number, a whole identity number
 * @limit: the most hits to give
 *
 * Returns: (transfer full) (element-type SummerHit) (nullable): best first; or NULL with @error set
 */
GPtrArray *
summer_store_search (
    SummerStore *store, gint64 programme, const char *text, guint limit, GError **error)
{
  static const struct
  {
    SummerHitKind kind;
    const char *sql;
  } kinds[] = {
    { SUMMER_HIT_CLASS, CLASS_SQL },
    { SUMMER_HIT_CHILD, CHILD_SQL },
    { SUMMER_HIT_STAFF, STAFF_SQL },
  };
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr (GPtrArray) hits = g_ptr_array_new ();
  gboolean done = TRUE;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && done && *trimmed != '\0'; i++)
    done = search_kind (store, programme, kinds[i].kind, kinds[i].sql, trimmed, limit, hits, error);

  GPtrArray *best = take_best (hits, done ? limit : 0);
  if (!done)
    g_clear_pointer (&best, g_ptr_array_unref);
  return best;
}
