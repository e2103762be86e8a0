/* Views of the same names lie before the tables: whatever asks for records without saying “main.” is shown those of the
 * own classes. All that the store writes goes to “main.”, and triggers refuse what is of other classes. Views and
 * triggers are of this connection alone; the file knows nothing of them. */
#include "config.h"

#include "summer-bounds.h"

#include "summer-session-private.h"
#include "summer-store-private.h"

#include <glib/gi18n.h>

#define OWN "(SELECT class FROM temp.own_class)"
#define CHILDREN "(SELECT n.child FROM main.enrolment n WHERE n.class IN " OWN ")"
#define NOTHING "0"
#define ALL "1"

/* %1$s stands before each column: the table, new or old. */
#define BY_CLASS "%1$s.class IN " OWN
#define BY_CHILD "%1$s.child IN " CHILDREN
#define BY(column, table)                                                                          \
  "%1$s." column " IN (SELECT x.id FROM main." table " x WHERE x.class IN " OWN ")"

static const struct
{
  const char *table, *which;
} tables[] = {
  { "account", "%1$s.id IN (SELECT id FROM temp.own_account)" },
  { "account_class", NOTHING },
  { "adjustment", BY_CLASS },
  { "agreement", BY_CLASS },
  { "application", BY_CLASS },
  { "application_group", BY ("application", "application") },
  { "attendance", BY_CLASS },
  { "authorisation", BY_CHILD },
  { "certificate", NOTHING },
  { "checklist_item", ALL },
  { "child", "%1$s.id IN " CHILDREN },
  { "claim", BY ("incident", "incident") },
  { "class", "%1$s.id IN " OWN },
  { "class_step", BY_CLASS },
  { "closed_day", ALL },
  { "correction", BY_CLASS },
  { "document", "%1$s.owner_table = 'class' AND %1$s.owner IN " OWN
                " OR %1$s.owner_table = 'child' AND %1$s.owner IN " CHILDREN },
  { "document_content", "%1$s.sha256 IN (SELECT d.sha256 FROM temp.document d)" },
  { "drill", BY_CLASS },
  { "enrolment", BY_CLASS },
  { "food_sample", BY_CLASS },
  { "incident", BY_CLASS },
  { "incident_child", BY ("incident", "incident") },
  { "incident_step", BY ("incident", "incident") },
  { "insurance", ALL },
  { "insured", BY_CHILD },
  { "leaving", BY_CLASS },
  { "lottery", BY_CLASS },
  { "medicine", BY_CHILD },
  { "medicine_given",
    "%1$s.medicine IN (SELECT m.id FROM main.medicine m WHERE m.child IN " CHILDREN ")" },
  { "objection", NOTHING },
  { "organisation", NOTHING },
  { "payment", NOTHING },
  { "payment_batch", NOTHING },
  { "person", NOTHING },
  { "planned_visit", BY_CLASS },
  { "policy_value", ALL },
  { "policy_version", ALL },
  { "programme", ALL },
  { "programme_policy", ALL },
  { "programme_setting", ALL },
  { "provider", ALL },
  { "provider_detail", NOTHING },
  { "provider_record", NOTHING },
  { "question", ALL },
  { "questionnaire", BY_CLASS },
  { "release_exception", BY_CLASS },
  { "repayment", NOTHING },
  { "response", BY_CLASS },
  { "response_answer", BY ("response", "response") },
  { "review", BY_CLASS },
  { "settlement", NOTHING },
  { "settlement_grant", NOTHING },
  { "settlement_line", NOTHING },
  { "sign_in", NOTHING },
  { "sign_off", BY_CLASS },
  { "spending", NOTHING },
  { "staff", BY_CLASS },
  { "staff_attendance", BY_CLASS },
  { "union_unit", ALL },
  { "vault", NOTHING },
  { "venue", BY_CLASS },
  { "venue_item", BY_CLASS },
  { "visit", BY_CLASS },
  { "visit_answer", BY ("visit", "visit") },
  { "visit_problem", BY ("visit", "visit") },
};

/* What the store itself writes beside the records, and nobody but it. */
static const char *const unbounded[] = { "journal", "ownership", "programme_key", NULL };

/* Not shown, and yet written: what documents hold is there once for all who have the same, and one's own password is a
 * way to the key. */
static const char *const unseen[] = { "document_content", "sign_in", "vault", NULL };

static const char *
find (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return tables[i].which;
  return NOTHING; /* a table that nobody thought of shows nothing */
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
dup_condition (const char *which, const char *of)
{
  return g_strdup_printf (which, of);
}
#pragma GCC diagnostic pop

/* Own documents are asked for in the view of documents, which must be there before the view of their contents. */
static void
narrow_table (GString *sql, const char *table)
{
  static const struct
  {
    const char *name, *of;
  } writes[] = { { "INSERT", "new" }, { "DELETE", "old" }, { "UPDATE", "old" } };
  const char *which = find (table);
  g_autofree char *shown = dup_condition (which, "t");
  g_autofree char *new = dup_condition (which, "new");

  if (g_str_equal (which, ALL))
    return;
  g_string_append_printf (sql, "CREATE TEMP VIEW \"%s\" AS SELECT * FROM main.\"%s\" t WHERE %s;",
                          table, table, shown);
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autofree char *old = dup_condition (which, writes[i].of);

      if (g_strv_contains (unseen, table))
        continue;
      g_string_append_printf (sql,
                              "CREATE TEMP TRIGGER \"own_%s_%s\" BEFORE %s ON main.\"%s\""
                              " WHEN NOT (%s%s%s) BEGIN SELECT RAISE (ABORT, 'not of the own "
                              "classes'); END;",
                              table, writes[i].name, writes[i].name, table, old,
                              i == 2 ? ") OR NOT (" : "", i == 2 ? new : "");
    }
}

static void
add_own (GString *sql, const char *table, gint64 id)
{
  g_string_append_printf (sql, "INSERT INTO temp.%s VALUES (%" G_GINT64_FORMAT ");", table, id);
}

/* Of the journal, the own entries. */
static char *
dup_journal_views (SummerSession *session)
{
  char *name = sqlite3_mprintf ("%Q", summer_session_get_name (session));
  char *sql = g_strdup_printf ("CREATE TEMP VIEW journal AS SELECT * FROM main.journal j"
                               " WHERE j.account = %s;"
                               "CREATE TEMP VIEW journal_state AS SELECT * FROM main.journal_state"
                               " j WHERE j.account = %s;",
                               name, name);

  sqlite3_free (name);
  return sql;
}

/**
 * summer_bounds_set_up:
 * @session: of an organiser
 *
 * Before anything is asked of the connection.
 */
gboolean
summer_bounds_set_up (sqlite3 *db, SummerSession *session, GError **error)
{
  g_autoptr (GString) sql
      = g_string_new ("CREATE TEMP TABLE own_class (class INTEGER PRIMARY KEY);"
                      "CREATE TEMP TABLE own_account (id INTEGER PRIMARY KEY);");
  g_autofree char *journal = dup_journal_views (session);
  guint n = 0;
  const gint64 *classes = summer_session_get_classes (session, &n);
  sqlite3_stmt *each = NULL;
  int result = sqlite3_prepare_v2 (
      db,
      "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view')"
      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
      -1, &each, NULL);

  add_own (sql, "own_account", summer_session_get_id (session));
  for (guint i = 0; i < n; i++)
    add_own (sql, "own_class", classes[i]);
  while (result == SQLITE_OK && (result = sqlite3_step (each)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (each, 0);

      if (g_str_equal ((const char *) sqlite3_column_text (each, 1), "table"))
        {
          if (!g_strv_contains (unbounded, name))
            narrow_table (sql, name);
        }
      else if (!g_str_equal (name, "journal_state")) /* for people with other tools */
        g_string_append_printf (sql,
                                "CREATE TEMP VIEW \"%s\" AS SELECT * FROM main.\"%s\" WHERE 0;",
                                name, name);
      result = SQLITE_OK;
    }
  sqlite3_finalize (each);
  if (result != SQLITE_DONE)
    return summer_store_set_error (db, result, error);
  g_string_append (sql, journal);
  return summer_store_exec (db, sql->str, error);
}
