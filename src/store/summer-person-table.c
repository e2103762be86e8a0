#include "config.h"

#include "summer-person-table.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"
#include "summer-seal.h"
#include "summer-table.h"

#define PERSON_COLUMNS                                                                             \
  "SELECT id, programme, name, sex, identity_number, telephone, employer, note FROM person "

static const SummerField person_fields[] = {
  SUMMER_FIELD (SummerPersonRecord, ID, id),
  SUMMER_FIELD (SummerPersonRecord, ID, programme),
  SUMMER_FIELD (SummerPersonRecord, TEXT, name),
  SUMMER_FIELD (SummerPersonRecord, CODE, sex),
  SUMMER_SEALED_FIELD (SummerPersonRecord, PERSON_IDENTITY_NUMBER, identity_number),
  SUMMER_SEALED_FIELD (SummerPersonRecord, PERSON_TELEPHONE, telephone),
  SUMMER_FIELD (SummerPersonRecord, TEXT, employer),
  SUMMER_FIELD (SummerPersonRecord, TEXT, note),
};

/* Found by the initials of the name and the ends of the telephone number. */
static void
derive_person (SummerStore *store, SummerStatement *write, int index, gconstpointer record)
{
  const SummerPersonRecord *person = record;

  summer_statement_take_text (write, index, summer_pinyin_dup_initials (person->name));
  summer_statement_take_text (write, index + 1,
                              summer_seal_dup_telephone_tails (&person->telephone, 1));
  summer_table_bind_identity_hash (store, write, index + 2, person->identity_number);
}

static const SummerTable person_table = {
  .fields = person_fields,
  .n_fields = G_N_ELEMENTS (person_fields),
  .n_key = 1,
  .derive = derive_person,
  .each = PERSON_COLUMNS "WHERE programme = ?1 ORDER BY name, id",
  .insert
  = "INSERT INTO main.person (id, programme, name, sex, identity_number, telephone, employer,"
    " note, pinyin, telephone_tails, identity_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
    " ?9, ?10, ?11)",
  .update
  = "UPDATE main.person SET programme = ?2, name = ?3, sex = ?4, identity_number = ?5, telephone"
    " = ?6, employer = ?7, note = ?8, pinyin = ?9, telephone_tails = ?10,"
    " identity_hash = ?11 WHERE id = ?1",
};

/* People, by name. */
SUMMER_DEFINE_EACH (person, SummerPerson)
SUMMER_DEFINE_INSERT_WITH_ID (person, SummerPerson)
SUMMER_DEFINE_UPDATE (person, SummerPerson)

/**
 * summer_person_find:
 *
 * Calls @func once, for the person of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such one.
 */
gboolean
summer_person_find (
    SummerStore *store, gint64 id, SummerPersonFunc func, gpointer user_data, GError **error)
{
  g_auto (SummerRows) rows = { 0 };
  SummerPersonRecord record;

  if (!summer_rows_open (&rows, store, &person_table, PERSON_COLUMNS "WHERE id = ?1", id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This person is no longer in the records."));
  return FALSE;
}

#define CERTIFICATE_COLUMNS                                                                        \
  "SELECT t.id, t.person, t.kind, t.title, t.number, t.issued_on, t.until, t.note FROM "
#define CERTIFICATE_ORDER "t.kind, t.until IS NULL DESC, t.until DESC, t.issued_on DESC, t.id"

static const SummerField certificate_fields[] = {
  SUMMER_FIELD (SummerCertificateRecord, ID, id),
  SUMMER_FIELD (SummerCertificateRecord, ID, person),
  SUMMER_FIELD (SummerCertificateRecord, CODE, kind),
  SUMMER_FIELD (SummerCertificateRecord, TEXT, title),
  SUMMER_SEALED_FIELD (SummerCertificateRecord, CERTIFICATE_NUMBER, number),
  SUMMER_FIELD (SummerCertificateRecord, DAY, issued_on),
  SUMMER_FIELD (SummerCertificateRecord, DAY, until),
  SUMMER_FIELD (SummerCertificateRecord, TEXT, note),
};
static const SummerTable certificate_table = {
  .fields = certificate_fields,
  .n_fields = G_N_ELEMENTS (certificate_fields),
  .n_key = 1,
  .insert = "INSERT INTO main.certificate (id, person, kind, title, number, issued_on, until, note)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  .update
  = "UPDATE main.certificate SET person = ?2, kind = ?3, title = ?4, number = ?5, issued_on ="
    " ?6, until = ?7, note = ?8 WHERE id = ?1",
  .delete = "DELETE FROM main.certificate WHERE id = ?1",
};

/* Papers of a person. */
SUMMER_DEFINE_INSERT_WITH_ID (certificate, SummerCertificate)
SUMMER_DEFINE_UPDATE (certificate, SummerCertificate)
SUMMER_DEFINE_DELETE_BY_ID (certificate, SummerCertificate)

/**
 * summer_certificate_each_of_programme:
 *
 * The papers of everybody, person by person, by kind, the one that lasts longest first.
 */
gboolean
summer_certificate_each_of_programme (SummerStore *store,
                                      gint64 programme,
                                      SummerCertificateFunc func,
                                      gpointer user_data,
                                      GError **error)
{
  static const char sql[] = CERTIFICATE_COLUMNS
      "person p JOIN certificate t ON t.person = p.id WHERE p.programme = ?1 ORDER BY t.person,"
      " " CERTIFICATE_ORDER;
  g_auto (SummerRows) rows = { 0 };
  SummerCertificateRecord record;
  gboolean more = summer_rows_open (&rows, store, &certificate_table, sql, programme, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}
