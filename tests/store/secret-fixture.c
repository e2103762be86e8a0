#include "secret-fixture.h"

#include "summer-application-table.h"
#include "summer-care-table.h"
#include "summer-life-table.h"
#include "summer-migration.h"
#include "summer-payment-table.h"
#include "summer-person-table.h"
#include "summer-pickup-table.h"
#include "summer-policy-version-table.h"
#include "summer-settlement-table.h"

#include <gio/gio.h>
#include <string.h>

const Secret secrets[] = {
  { "child.identity_number", "350102201107284416" },
  { "child.health", "青霉素过敏休克史" },
  { "child.telephone", "13959120001" },
  { "child.collector1_telephone", "13959120002" },
  { "child.collector2_telephone", "13959120003" },
  { "child.collector3_telephone", "0591-83350004" },
  { "staff.identity_number", "350103198803152218" },
  { "staff.telephone", "13959120005" },
  { "class.account_number", "6217001820009988776" },
  { "organisation.telephone", "13959120006" },
  { "provider_detail.telephone", "13959120007" },
  { "person.identity_number", "350104199001011234" },
  { "person.telephone", "13959120008" },
  { "certificate.number", "健证字第99887766号" },
  { "application.identity_number", "350105201203044321" },
  { "application.health", "先天性心脏病术后" },
  { "application.telephone", "13959120009" },
  { "authorisation.telephone", "13959120010" },
  { "authorisation.note", "法院判决不得探视" },
  { "release_exception.telephone", "13959120011" },
  { "medicine.drug", "丙戊酸钠缓释片" },
  { "medicine.dose", "每次零点五克餐后" },
  { "medicine.note", "癫痫发作时另行处理" },
  { "medicine_given.note", "孩子呕吐未能服下" },
  { "objection.telephone", "13959120012" },
  { "payment.account_number", "6217001820001122334" },
  { "child.identity_number", "350102201107284432" },
  { "child.health", "哮喘随身带沙丁胺醇" },
  { "child.telephone", "13859120013" },
  { "class.account_number", "6217001820005566778" },
  { "medicine.drug", "左乙拉西坦口服液" },
  { "journal.reason", "家长来电补报过敏" },
};
const guint n_secrets = G_N_ELEMENTS (secrets);

/* The n-th text of a column. */
static const char *
get (const char *column, guint n)
{
  for (guint i = 0; i < n_secrets; i++)
    if (g_str_equal (secrets[i].column, column) && n-- == 0)
      return secrets[i].text;
  g_assert_not_reached ();
}

static SummerChildRecord
get_child (Fixture *fixture)
{
  return (SummerChildRecord){
    .id = fixture->children[0][0],
    .programme = fixture->programme,
    .code = "FZ-001-01",
    .name = "林甜甜",
    .sex = SUMMER_SEX_FEMALE,
    .birth = FIXTURE_FIRST_DAY - 3000,
    .document = "居民身份证",
    .identity_number = get ("child.identity_number", 0),
    .health = get ("child.health", 0),
    .guardian = "林建国",
    .telephone = get ("child.telephone", 0),
    .collectors = { { "林建国", "父亲", get ("child.collector1_telephone", 0) },
                    { "王秀英", "祖母", get ("child.collector2_telephone", 0) },
                    { "林建华", "叔父", get ("child.collector3_telephone", 0) } },
  };
}

static SummerClassRecord
get_class (Fixture *fixture)
{
  return (SummerClassRecord){
    .id = fixture->classes[1],
    .programme = fixture->programme,
    .code = "FZ-002",
    .name = "晴川里社区班",
    .kind = SUMMER_CLASS_CONTINUING,
    .state = SUMMER_CLASS_OPEN,
    .first_day = FIXTURE_FIRST_DAY,
    .last_day = FIXTURE_FIRST_DAY + 32,
    .emergency_plan = SUMMER_DAY_NONE,
    .rank = SUMMER_RANK_NONE,
    .account_name = "东街街道工会",
    .bank = "福州银行",
    .account_number = get ("class.account_number", 0),
  };
}

void
secrets_fill_first (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerChildRecord child = get_child (fixture);
  SummerClassRecord class = get_class (fixture);
  SummerStaffRecord staff = { .class_id = class.id,
                              .name = "孙悦",
                              .role = SUMMER_ROLE_HEAD,
                              .identity_number = get ("staff.identity_number", 0),
                              .telephone = get ("staff.telephone", 0),
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };

  summer_store_begin (store, "edit", get ("journal.reason", 0), &error);
  g_assert_no_error (error);
  g_assert_true (summer_child_update (store, &child, &error));
  g_assert_true (summer_class_update (store, &class, &error));
  g_assert_true (summer_staff_insert (store, &staff, &error));
  fixture_commit (store);
}

static void
fill_office (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerOrganisationRecord organisation = { .programme = fixture->programme,
                                            .kind = SUMMER_ORGANISATION_HOST,
                                            .name = "东街街道",
                                            .telephone = get ("organisation.telephone", 0) };
  SummerProviderDetailRecord detail
      = { .provider = fixture->provider, .telephone = get ("provider_detail.telephone", 0) };
  SummerPersonRecord person = { .programme = fixture->programme,
                                .name = "孙悦",
                                .identity_number = get ("person.identity_number", 0),
                                .telephone = get ("person.telephone", 0) };
  SummerApplicationRecord application = { .programme = fixture->programme,
                                          .class_id = fixture->classes[0],
                                          .number = "BM0001",
                                          .applied_on = FIXTURE_FIRST_DAY - 30,
                                          .name = "吴小满",
                                          .birth = SUMMER_DAY_NONE,
                                          .identity_number = get ("application.identity_number", 0),
                                          .health = get ("application.health", 0),
                                          .guardian = "吴大满",
                                          .telephone = get ("application.telephone", 0),
                                          .both_work = -1,
                                          .host_staff = -1,
                                          .offered_on = SUMMER_DAY_NONE,
                                          .offer_until = SUMMER_DAY_NONE,
                                          .decided_on = SUMMER_DAY_NONE };

  g_assert_true (summer_organisation_insert (store, &organisation, &error));
  g_assert_true (summer_provider_detail_save (store, &detail, &error));
  g_assert_true (summer_person_insert (store, &person, &error));
  g_assert_true (summer_application_insert (store, &application, &error));

  SummerCertificateRecord certificate = { .person = person.id,
                                          .kind = SUMMER_CERTIFICATE_HEALTH,
                                          .number = get ("certificate.number", 0),
                                          .issued_on = FIXTURE_FIRST_DAY - 100,
                                          .until = SUMMER_DAY_NONE };
  g_assert_true (summer_certificate_insert (store, &certificate, &error));
}

static void
fill_desk (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerAuthorisationRecord authorisation = { .child = fixture->children[0][0],
                                              .kind = SUMMER_MUST_NOT_COLLECT,
                                              .name = "陈远",
                                              .telephone = get ("authorisation.telephone", 0),
                                              .birth = SUMMER_DAY_NONE,
                                              .first_day = SUMMER_DAY_NONE,
                                              .last_day = SUMMER_DAY_NONE,
                                              .used_on = SUMMER_DAY_NONE,
                                              .signed_on = FIXTURE_FIRST_DAY,
                                              .note = get ("authorisation.note", 0) };
  SummerReleaseExceptionRecord release = { .class_id = fixture->classes[0],
                                           .child = fixture->children[0][1],
                                           .day = FIXTURE_FIRST_DAY,
                                           .kind = SUMMER_RELEASE_UNLISTED,
                                           .reason = "祖父来接",
                                           .telephone = get ("release_exception.telephone", 0),
                                           .confirmed_by = "赵敏" };
  SummerMedicineRecord medicine = { .child = fixture->children[0][0],
                                    .drug = get ("medicine.drug", 0),
                                    .dose = get ("medicine.dose", 0),
                                    .time = 720,
                                    .first_day = FIXTURE_FIRST_DAY,
                                    .last_day = FIXTURE_FIRST_DAY + 4,
                                    .signed_by = "林建国",
                                    .signed_on = FIXTURE_FIRST_DAY,
                                    .note = get ("medicine.note", 0) };

  g_assert_true (summer_authorisation_insert (store, &authorisation, &error));
  g_assert_true (summer_release_exception_insert (store, &release, &error));
  g_assert_true (summer_medicine_insert (store, &medicine, &error));

  SummerMedicineGivenRecord given = { .medicine = medicine.id,
                                      .day = FIXTURE_FIRST_DAY,
                                      .given = 0,
                                      .time = 725,
                                      .given_by = "赵敏",
                                      .note = get ("medicine_given.note", 0) };
  g_assert_true (summer_medicine_given_insert (store, &given, &error));
}

static void
fill_finance (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  g_assert_true (summer_policy_version_keep (store, fixture->programme, "结算", &version, &error));

  SummerSettlementRecord settlement
      = { .programme = fixture->programme,
          .number = 1,
          .state = SUMMER_SETTLEMENT_DRAFT,
          .version = version,
          .as_of = FIXTURE_FIRST_DAY + 40,
          .made_on = FIXTURE_FIRST_DAY + 41,
          .made_by = "郑会计",
          .inputs = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          .checked_on = SUMMER_DAY_NONE,
          .confirmed_on = SUMMER_DAY_NONE,
          .published_on = SUMMER_DAY_NONE,
          .notice_first = SUMMER_DAY_NONE,
          .notice_last = SUMMER_DAY_NONE };
  g_assert_true (summer_settlement_insert (store, &settlement, &error));
  SummerObjectionRecord objection = { .settlement = settlement.id,
                                      .class_id = fixture->classes[0],
                                      .day = FIXTURE_FIRST_DAY + 45,
                                      .person = "何家长",
                                      .telephone = get ("objection.telephone", 0),
                                      .what = "出勤天数有误",
                                      .answered_on = SUMMER_DAY_NONE };
  g_assert_true (summer_objection_insert (store, &objection, &error));
  SummerPaymentBatchRecord batch = { .programme = fixture->programme,
                                     .number = 1,
                                     .made_on = FIXTURE_FIRST_DAY + 50,
                                     .made_by = "郑会计" };
  g_assert_true (summer_payment_batch_insert (store, &batch, &error));
  SummerPaymentRecord payment = { .batch = batch.id,
                                  .class_id = fixture->classes[0],
                                  .amount = -100,
                                  .account_name = "东街街道工会",
                                  .bank = "福州银行",
                                  .account_number = get ("payment.account_number", 0),
                                  .paid_on = SUMMER_DAY_NONE,
                                  .returned_on = SUMMER_DAY_NONE };
  g_assert_true (summer_payment_insert (store, &payment, &error));
}

void
secrets_fill (Fixture *fixture)
{
  fixture_begin (fixture->store, "add");
  fill_office (fixture);
  fill_desk (fixture);
  fill_finance (fixture);
  fixture_commit (fixture->store);
}

void
secrets_edit (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerChildRecord child = get_child (fixture);
  SummerClassRecord class = get_class (fixture);

  child.identity_number = get ("child.identity_number", 1);
  child.health = get ("child.health", 1);
  child.telephone = get ("child.telephone", 1);
  class.account_number = get ("class.account_number", 1);
  fixture_begin (store, "edit");
  g_assert_true (summer_child_update (store, &child, &error));
  g_assert_true (summer_class_update (store, &class, &error));
  gint64 edit = fixture_commit (store);
  g_assert_true (summer_journal_undo (store, edit, NULL, &error));
  g_assert_no_error (error);

  SummerMedicineRecord medicine = { .child = fixture->children[0][0],
                                    .drug = get ("medicine.drug", 1),
                                    .dose = "一",
                                    .time = 800,
                                    .first_day = FIXTURE_FIRST_DAY,
                                    .last_day = FIXTURE_FIRST_DAY,
                                    .signed_by = "林建国",
                                    .signed_on = FIXTURE_FIRST_DAY };
  fixture_begin (store, "medicine");
  g_assert_true (summer_medicine_insert (store, &medicine, &error));
  fixture_commit (store);
  fixture_begin (store, "delete");
  g_assert_true (summer_medicine_delete (store, medicine.id, &error));
  fixture_commit (store);
}

static void
run_resource (sqlite3 *db, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  char *message = NULL;

  g_assert_no_error (error);
  sqlite3_exec (db, g_bytes_get_data (script, NULL), NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

void
secrets_load_old (Fixture *fixture, int version)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = g_strdup_printf ("/test/records/version-%d.sql", version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                            version, SUMMER_STORE_APPLICATION_ID);
  sqlite3 *db = NULL;

  fixture->folder = g_dir_make_tmp ("summer-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "summer.db", NULL);
  summer_migration_get_version (SUMMER_SCHEMA_FOLDER); /* which makes the scripts known */
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA journal_mode = WAL; BEGIN", NULL, NULL, NULL);
  for (int i = 1; i <= version; i++)
    {
      g_autofree char *script = g_strdup_printf ("%s/%04d.sql", SUMMER_SCHEMA_FOLDER, i);

      run_resource (db, script);
    }
  run_resource (db, records);
  g_assert_cmpint (sqlite3_exec (db, stamp, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

gboolean
secrets_is_in (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &bytes, &size, NULL) && size > 0
         && memmem (bytes, size, text, strlen (text)) != NULL;
}

void
secrets_assert_gone (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    {
      g_autofree char *file = g_strconcat (path, endings[e], NULL);

      for (guint i = 0; i < n_secrets; i++)
        if (secrets_is_in (file, secrets[i].text))
          g_error ("%s is in %s", secrets[i].column, file);
    }
}
