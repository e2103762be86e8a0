#include "fixture.h"

#include "summer-backup-private.h"

#include "summer-keyring-private.h"

#include <glib/gstdio.h>

void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("summer-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "summer.db", NULL);
  fixture->store = summer_store_open (fixture->path, SUMMER_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->store);

  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_dup_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
fixture_begin (SummerStore *store, const char *action)
{
  g_autoptr (GError) error = NULL;

  summer_store_begin (store, action, "a test", &error);
  g_assert_no_error (error);
}

gint64
fixture_commit (SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;

  summer_store_commit (store, &sequence, &error);
  g_assert_no_error (error);
  return sequence;
}

static void
fill_classes (Fixture *fixture)
{
  static const char *const names[] = { "榕荫社区班", "晴川里社区班" };
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerProviderRecord provider = { .programme = fixture->programme,
                                    .name = "福州晨曦社会工作服务中心",
                                    .credit_code = "91350100M000100Y43",
                                    .qualified_until = FIXTURE_FIRST_DAY + 365 };

  summer_provider_insert (store, &provider, &error);
  g_assert_no_error (error);
  fixture->provider = provider.id;

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    {
      g_autofree char *code = g_strdup_printf ("FZ-%03u", c + 1);
      SummerClassRecord class = {
        .programme = fixture->programme,
        .code = code,
        .name = names[c],
        .union_name = "鼓楼区总工会",
        .host = "东街街道",
        .co_organiser = "东街工会",
        .venue = "社区活动室",
        .provider = c == 0 ? provider.id : 0,
        .kind = c == 0 ? SUMMER_CLASS_NEW : SUMMER_CLASS_CONTINUING,
        .state = SUMMER_CLASS_OPEN,
        .first_day = FIXTURE_FIRST_DAY,
        .last_day = FIXTURE_FIRST_DAY + 32,
        .emergency_plan = c == 0 ? FIXTURE_FIRST_DAY - 10 : SUMMER_DAY_NONE,
        .places = c == 0 ? 30 : 0,
        .rank = c == 0 ? 1 : SUMMER_RANK_NONE,
        .account_name = "东街街道工会",
        .bank = "福州银行",
        .account_number = "6222020000003308",
      };
      summer_class_insert (store, &class, &error);
      g_assert_no_error (error);
      fixture->classes[c] = class.id;
    }
}

static void
fill_children (Fixture *fixture)
{
  static const char *const names[FIXTURE_CLASSES][FIXTURE_CHILDREN]
      = { { "林甜甜", "陈立新", "郑小宝" }, { "林涛", "王·阿里", "李婷" } };
  SummerStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  SummerInsuranceRecord policy = { .programme = fixture->programme,
                                   .number = "PICC-2019-001",
                                   .insurer = "人保财险",
                                   .first_day = FIXTURE_FIRST_DAY,
                                   .last_day = FIXTURE_FIRST_DAY + 60,
                                   .sum_insured = 10000000,
                                   .premium = -1 };

  summer_insurance_insert (store, &policy, &error);
  g_assert_no_error (error);
  fixture->policy = policy.id;

  for (guint c = 0; c < FIXTURE_CLASSES; c++)
    for (guint i = 0; i < FIXTURE_CHILDREN; i++)
      {
        g_autofree char *code = g_strdup_printf ("FZ-%03u-%02u", c + 1, i + 1);
        g_autofree char *telephone = g_strdup_printf ("138000044%u%u", c, i);
        SummerChildRecord child = {
          .programme = fixture->programme,
          .code = code,
          .name = names[c][i],
          .sex = SUMMER_SEX_FEMALE,
          .birth = FIXTURE_FIRST_DAY - 3000,
          .document = "居民身份证",
          .identity_number = "11010519491231002X",
          .school = "鼓楼第一小学",
          .grade = "三年级",
          .priority = "单亲",
          .health = "花生过敏",
          .guardian = "林建国",
          .relationship = "父亲",
          .telephone = telephone,
          .employer = "福州纺织厂",
          .collectors = { { "林建国", "父亲", telephone }, { "王秀英", "祖母", "13900008812" } },
        };
        summer_child_insert (store, &child, &error);
        g_assert_no_error (error);
        fixture->children[c][i] = child.id;

        SummerEnrolmentRecord enrolment
            = { .class_id = fixture->classes[c],
                .child = child.id,
                .first_day = i == 0 ? FIXTURE_FIRST_DAY + 1 : SUMMER_DAY_NONE,
                .last_day = SUMMER_DAY_NONE,
                .agreement = FIXTURE_FIRST_DAY - 5 };
        summer_enrolment_insert (store, &enrolment, &error);
        g_assert_no_error (error);
        SummerInsuredRecord insured = { policy.id, child.id };
        summer_insured_insert (store, &insured, &error);
        g_assert_no_error (error);

        for (int day = 0; day < FIXTURE_DAYS; day++)
          {
            SummerMarkRecord mark
                = { .class_id = fixture->classes[c],
                    .child = child.id,
                    .day = FIXTURE_FIRST_DAY + day,
                    .mark = (SummerMark) (SUMMER_MARK_PRESENT + ((guint) day + i) % 4),
                    .in = 480,
                    .out = i == 0 ? SUMMER_TIME_NONE : 1015,
                    .brought_by = "林建国",
                    .collected_by = i == 1 ? "王秀英" : NULL };
            summer_mark_insert (store, &mark, &error);
            g_assert_no_error (error);
          }
      }
}

static void
fill_events (Fixture *fixture)
{
  SummerStore *store = fixture->store;
  gint64 class = fixture->classes[0];
  g_autoptr (GError) error = NULL;
  SummerAdjustmentRecord adjustment
      = { class, FIXTURE_FIRST_DAY + 2, SUMMER_ADJUSTMENT_CANCELLED, "台风" };
  SummerStaffRecord staff = { .class_id = class,
                              .name = "赵敏",
                              .role = SUMMER_ROLE_TUTOR,
                              .identity_number = "34052419800101001X",
                              .telephone = "13700007713",
                              .qualification = "小学教师资格证",
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };
  SummerStaffMarkRecord mark = { class, "赵敏", FIXTURE_FIRST_DAY, SUMMER_STAFF_PRESENT };
  SummerReviewRecord review
      = { 0, class, FIXTURE_FIRST_DAY - 20, "黄审", "场地合格", SUMMER_RESULT_PASS };
  SummerVisitRecord visit = { .class_id = class,
                              .day = FIXTURE_FIRST_DAY + 3,
                              .visitor = "吴查",
                              .problem = "灭火器过期",
                              .result = SUMMER_VISIT_SERIOUS,
                              .fix_by = FIXTURE_FIRST_DAY + 10,
                              .fixed_on = SUMMER_DAY_NONE };
  SummerIncidentRecord incident
      = { 0, class, FIXTURE_FIRST_DAY + 1, SUMMER_INCIDENT_MINOR, "擦伤", "消毒" };
  SummerResponseRecord response
      = { 0, class, FIXTURE_FIRST_DAY + 4, SUMMER_RATING_SATISFIED, "很好" };

  summer_adjustment_insert (store, &adjustment, &error);
  g_assert_no_error (error);
  summer_staff_insert (store, &staff, &error);
  g_assert_no_error (error);
  summer_staff_mark_insert (store, &mark, &error);
  g_assert_no_error (error);
  summer_review_insert (store, &review, &error);
  g_assert_no_error (error);
  summer_visit_insert (store, &visit, &error);
  g_assert_no_error (error);
  summer_incident_insert (store, &incident, &error);
  g_assert_no_error (error);
  summer_response_insert (store, &response, &error);
  g_assert_no_error (error);
  fixture->staff = staff.id;
  fixture->review = review.id;
  fixture->visit = visit.id;
  fixture->incident = incident.id;
  fixture->response = response.id;
}

void
fixture_fill (Fixture *fixture)
{
  SummerProgrammeRecord programme
      = { 0, "福州市职工子女暑托班", 2019, FIXTURE_FIRST_DAY, FIXTURE_FIRST_DAY + 53 };
  SummerDay closed[] = { FIXTURE_FIRST_DAY + 20, FIXTURE_FIRST_DAY + 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", &error);

  g_assert_no_error (error);
  fixture_begin (fixture->store, "import");
  summer_programme_insert (fixture->store, &programme, &error);
  g_assert_no_error (error);
  fixture->programme = programme.id;
  summer_programme_save_policy (fixture->store, programme.id, policy, &error);
  g_assert_no_error (error);
  summer_programme_save_closed_days (fixture->store, programme.id, closed, G_N_ELEMENTS (closed),
                                     &error);
  g_assert_no_error (error);
  fill_classes (fixture);
  fill_children (fixture);
  fill_events (fixture);
  fixture->sequence = fixture_commit (fixture->store);
}

void
fixture_add_marks (Fixture *fixture, guint n_classes, guint n_children, guint n_days)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "import");
  for (guint c = 0; c < n_classes; c++)
    {
      g_autofree char *code = g_strdup_printf ("XM-%05u", c + 1);
      SummerClassRecord class = { .programme = fixture->programme,
                                  .code = code,
                                  .name = "厦门班",
                                  .state = SUMMER_CLASS_OPEN,
                                  .first_day = FIXTURE_FIRST_DAY,
                                  .last_day = FIXTURE_FIRST_DAY + 60,
                                  .emergency_plan = SUMMER_DAY_NONE,
                                  .rank = SUMMER_RANK_NONE };
      g_autofree gint64 *children = g_new (gint64, n_children);

      g_assert_true (summer_class_insert (fixture->store, &class, &error));
      for (guint i = 0; i < n_children; i++)
        {
          g_autofree char *child_code = g_strdup_printf ("%s-%02u", code, i + 1);
          SummerChildRecord child = { .programme = fixture->programme,
                                      .code = child_code,
                                      .name = "陈小明",
                                      .birth = SUMMER_DAY_NONE,
                                      .guardian = "陈大明",
                                      .telephone = "13600001234" };
          g_assert_true (summer_child_insert (fixture->store, &child, &error));
          children[i] = child.id;
          SummerEnrolmentRecord enrolment
              = { 0, class.id, child.id, SUMMER_DAY_NONE, SUMMER_DAY_NONE, SUMMER_DAY_NONE };
          g_assert_true (summer_enrolment_insert (fixture->store, &enrolment, &error));
        }
      for (guint day = 0; day < n_days; day++)
        for (guint i = 0; i < n_children; i++)
          {
            SummerMarkRecord mark = { .class_id = class.id,
                                      .child = children[i],
                                      .day = FIXTURE_FIRST_DAY + (int) day,
                                      .mark = SUMMER_MARK_PRESENT,
                                      .in = (SummerTime) (480 + i),
                                      .out = 1020,
                                      .brought_by = "陈大明",
                                      .collected_by = "陈大明" };
            g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
          }
    }
  fixture->sequence = fixture_commit (fixture->store);
}

sqlite3 *
fixture_open_past_store (const char *path)
{
  g_autoptr (SummerKeyring) keyring = NULL;
  g_autoptr (SummerVault) vault = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  keyring = summer_keyring_read (db, NULL);
  if (keyring != NULL)
    vault = summer_keyring_open (keyring, NULL);
  if (vault != NULL)
    summer_seal_functions_register (db, vault, NULL);
  return db;
}

gint64
fixture_ask (const char *path, const char *sql)
{
  sqlite3 *db = fixture_open_past_store (path);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  gint64 value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return value;
}

void
fixture_tamper (const char *path, const char *sql)
{
  sqlite3 *db = fixture_open_past_store (path);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static int
dump_row (void *into, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (into, "%s|", values[i] != NULL ? values[i] : "∅");
  g_string_append_c (into, '\n');
  return 0;
}

char *
fixture_dup_dump (const char *path)
{
  static const char *const tables[] = { "programme",
                                        "programme_policy",
                                        "closed_day",
                                        "provider",
                                        "class",
                                        "review",
                                        "adjustment",
                                        "staff",
                                        "child",
                                        "enrolment",
                                        "attendance",
                                        "staff_attendance",
                                        "insurance",
                                        "insured",
                                        "visit",
                                        "incident",
                                        "response",
                                        "authorisation",
                                        "release_exception",
                                        "sign_off",
                                        "correction",
                                        "medicine",
                                        "medicine_given",
                                        "food_sample",
                                        "incident_child",
                                        "programme_setting" };
  sqlite3 *db = fixture_open_past_store (path);
  g_autoptr (GString) dump = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", tables[i]);
      g_string_append_printf (dump, "%s\n", tables[i]);
      g_assert_cmpint (sqlite3_exec (db, sql, dump_row, dump, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

char *
fixture_dup_hash (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return g_strdup ("none");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static gboolean
write_part (gint64 offset, const void *data, gsize size, gpointer file, GError **error)
{
  return fseek (file, (long) offset, SEEK_SET) == 0 && fwrite (data, size, 1, file) == 1;
}

char *
fixture_unpack_newest (const char *path)
{
  g_autofree char *folder = summer_backup_folder_dup_default (path);
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_autoptr (SummerVault) vault = NULL;
  g_autoptr (GVariant) contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (files->len, >, 0);
  const SummerBackupFile *newest = g_ptr_array_index (files, 0);
  g_autoptr (SummerPackageReader) reader
      = summer_backup_open (newest->path, NULL, &vault, &contents, &error);
  g_assert_no_error (error);
  char *unpacked = g_strconcat (path, ".unpacked", NULL);
  FILE *file = fopen (unpacked, "wb");
  summer_package_reader_each (reader, write_part, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fclose (file), ==, 0);
  return unpacked;
}

void
fixture_undo (Fixture *fixture, gint64 sequence)
{
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  summer_journal_undo (fixture->store, sequence, &conflicts, &error);
  if (conflicts != NULL)
    g_test_message ("%s", conflicts[0]);
  g_assert_no_error (error);
}

void
fixture_assert_sound (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  summer_store_check (fixture->store, &problems, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, 0));
  g_assert_cmpuint (problems->len, ==, 0);
}

void
fixture_edit_school (Fixture *fixture, const char *school)
{
  g_autoptr (GError) error = NULL;
  SummerChildRecord child = { .id = fixture->children[0][0],
                              .programme = fixture->programme,
                              .code = "FZ-001-01",
                              .name = "林甜甜",
                              .birth = SUMMER_DAY_NONE,
                              .school = school };

  fixture_begin (fixture->store, "edit");
  summer_child_update (fixture->store, &child, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}
