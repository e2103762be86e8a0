/* Sheets against the plainest model there is: every row in an array, filtered and sorted in C. */
#include "fixture.h"

#include "summer-assessed.h"
#include "summer-life-table.h"
#include "summer-pinyin.h"
#include "summer-sheet.h"

static guint
get_n (SummerSheet *sheet)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sheet));
}

static char *
dup_cell (SummerSheet *sheet, guint position, const char *column)
{
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), position);

  g_assert_nonnull (row);
  return summer_sheet_row_dup_text (row, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                   column));
}

static void
assert_column (SummerSheet *sheet, const char *column, const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < get_n (sheet); i++)
    {
      g_autofree char *text = dup_cell (sheet, i, column);
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", text);
    }
  g_assert_no_error (summer_sheet_get_error (sheet));
  g_assert_cmpstr (all->str, ==, expected);
}

/* Every sheet can show, sort by and filter on every one of its columns. */
static void
test_every_column (Fixture *fixture, gconstpointer unused)
{
  static const SummerSheetSpec *const specs[]
      = { &summer_sheet_classes,   &summer_sheet_children, &summer_sheet_staff,
          &summer_sheet_insurance, &summer_sheet_visits,   &summer_sheet_incidents,
          &summer_sheet_subsidy,   &summer_sheet_journal };
  static const guint rows[] = { 2, 6, 1, 1, 1, 1, 2, 1 };

  fixture_fill (fixture);
  for (guint s = 0; s < G_N_ELEMENTS (specs); s++)
    {
      g_autoptr (SummerSheet) sheet
          = summer_sheet_new (fixture->store, specs[s], fixture->programme);

      g_assert_cmpuint (get_n (sheet), ==, rows[s]);
      for (guint c = 0; c < specs[s]->n_columns; c++)
        {
          g_test_message ("%s %s", specs[s]->id, specs[s]->columns[c].id);
          g_assert_cmpuint (summer_sheet_find_column (specs[s], specs[s]->columns[c].id), ==, c);
          summer_sheet_set_sort (sheet, (int) c, TRUE);
          g_assert_cmpuint (get_n (sheet), ==, rows[s]);
          g_assert_no_error (summer_sheet_get_error (sheet));
          g_free (dup_cell (sheet, 0, specs[s]->columns[c].id));
          g_assert_no_error (summer_sheet_get_error (sheet));
        }
      summer_sheet_set_filter (sheet, "no such row");
      g_assert_cmpuint (get_n (sheet), ==, 0);
      g_assert_no_error (summer_sheet_get_error (sheet));
    }
}

static void
test_cells (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autoptr (SummerSheet) children
      = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);
  assert_column (children, "code", "FZ-001-01 FZ-001-02 FZ-001-03 FZ-002-01 FZ-002-02 FZ-002-03");
  assert_column (children, "enrolled_from",
                 "2019-07-09 2019-07-08 2019-07-08 2019-07-09 2019-07-08 2019-07-08");
  assert_column (children, "class_code", "FZ-001 FZ-001 FZ-001 FZ-002 FZ-002 FZ-002");

  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (children), 0);
  guint health = summer_sheet_find_column (&summer_sheet_children, "health");
  g_autofree char *telephone = dup_cell (children, 0, "telephone");
  g_autofree char *number = dup_cell (children, 0, "identity_number");
  g_autofree char *note = summer_sheet_row_dup_text (row, health);
  g_assert_null (strstr (telephone, "13800004400"));
  g_assert_true (g_str_has_suffix (telephone, "4400"));
  g_assert_null (strstr (number, "19491231"));
  g_assert_null (strstr (note, "花生"));
  g_assert_cmpstr (summer_sheet_row_get_raw (row, health), ==, "花生过敏");

  g_autoptr (SummerSheet) insurance
      = summer_sheet_new (fixture->store, &summer_sheet_insurance, fixture->programme);
  assert_column (insurance, "sum_insured", "100,000");
  assert_column (insurance, "premium", "");
  assert_column (insurance, "insured", "6");
}

/* Numbers of a contact person are masked like everybody's, in lists and in what is copied or exported of them. */
static void
test_telephones_of_organisations (Fixture *fixture, gconstpointer unused)
{
  SummerOrganisationRecord organisation
      = { .kind = SUMMER_ORGANISATION_HOST, .name = "东街街道", .telephone = "13800004455" };
  SummerProviderDetailRecord detail = { .telephone = "13800004466" };
  g_autofree char *of_organisation = NULL;
  g_autofree char *of_provider = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  organisation.programme = fixture->programme;
  detail.provider = fixture->provider;
  g_assert_true (summer_store_begin (fixture->store, "add", "x", &error));
  g_assert_true (summer_organisation_insert (fixture->store, &organisation, &error));
  g_assert_true (summer_provider_detail_save (fixture->store, &detail, &error));
  g_assert_true (summer_store_commit (fixture->store, NULL, &error));

  g_autoptr (SummerSheet) organisations
      = summer_sheet_new (fixture->store, &summer_sheet_organisations, fixture->programme);
  g_autoptr (SummerSheet) providers
      = summer_sheet_new (fixture->store, &summer_sheet_providers, fixture->programme);
  of_organisation = dup_cell (organisations, 0, "telephone");
  of_provider = dup_cell (providers, 0, "telephone");
  g_assert_cmpstr (of_organisation, ==, "138****4455");
  g_assert_cmpstr (of_provider, ==, "138****4466");
}

/* Known ones and those that only the classes name, each once, with as many classes as name it. */
static void
test_organisations (Fixture *fixture, gconstpointer unused)
{
  SummerOrganisationRecord organisation = { .kind = SUMMER_ORGANISATION_HOST, .name = "乙街道" };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE class SET host = '甲街道', co_organiser = '丙工会',"
                                 " union_name = code");
  organisation.programme = fixture->programme;
  g_assert_true (summer_store_begin (fixture->store, "add", "x", &error));
  g_assert_true (summer_organisation_insert (fixture->store, &organisation, &error));
  g_assert_true (summer_store_commit (fixture->store, NULL, &error));

  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_organisations, fixture->programme);
  summer_sheet_set_sort (sheet,
                         (int) summer_sheet_find_column (&summer_sheet_organisations, "classes"),
                         FALSE);
  assert_column (sheet, "name", "乙街道 甲街道 丙工会");
  assert_column (sheet, "classes", "0 2 2");
  fixture_tamper (fixture->path, "UPDATE class SET host = '乙街道' WHERE code = 'FZ-001'");
  summer_sheet_reload (sheet);
  assert_column (sheet, "name", "乙街道 甲街道 丙工会");
  assert_column (sheet, "classes", "1 1 2");

  g_autoptr (SummerSheet) of_one
      = summer_sheet_new (fixture->store, &summer_sheet_organisations, fixture->programme);
  summer_sheet_set_unions (of_one, SUMMER_SHEET_UNIONS_PARTED "FZ-002" SUMMER_SHEET_UNIONS_PARTED);
  assert_column (of_one, "name", "甲街道 丙工会");
}

/* What a row counts is of the unions shown, like the rows. */
static void
test_counts_of_unions (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const SummerSheetSpec *spec;
    const char *column, *all, *of_one;
  } cases[] = { { &summer_sheet_insurance, "insured", "6", "3" },
                { &summer_sheet_providers, "classes", "2", "1" },
                { &summer_sheet_organisations, "classes", "2 2", "1 1" } };
  SummerOrganisationRecord host = { .kind = SUMMER_ORGANISATION_HOST, .name = "甲街道" };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE class SET union_name = code, provider = (SELECT min (id)"
                                 " FROM provider), host = '甲街道', co_organiser = '丙工会'");
  host.programme = fixture->programme; /* the one known, the other only named by the classes */
  g_assert_true (summer_store_begin (fixture->store, "add", "x", &error));
  g_assert_true (summer_organisation_insert (fixture->store, &host, &error));
  g_assert_true (summer_store_commit (fixture->store, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SummerSheet) all
          = summer_sheet_new (fixture->store, cases[i].spec, fixture->programme);
      g_autoptr (SummerSheet) of_one
          = summer_sheet_new (fixture->store, cases[i].spec, fixture->programme);

      assert_column (all, cases[i].column, cases[i].all);
      summer_sheet_set_unions (of_one,
                               SUMMER_SHEET_UNIONS_PARTED "FZ-002" SUMMER_SHEET_UNIONS_PARTED);
      assert_column (of_one, cases[i].column, cases[i].of_one);
    }
}

static void
test_filter (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);

  summer_sheet_set_filter (sheet, "ltt");
  assert_column (sheet, "name", "林甜甜");
  summer_sheet_set_filter (sheet, "FZ-002　林"); /* two words, parted by a full-width space */
  assert_column (sheet, "code", "FZ-002-01 FZ-002-02 FZ-002-03");
  summer_sheet_set_filter (sheet, "4412");
  assert_column (sheet, "code", "FZ-002-03");
  summer_sheet_set_filter (sheet, "100%");
  assert_column (sheet, "code", "");
  summer_sheet_set_filter (sheet, "_");
  assert_column (sheet, "code", "");
  summer_sheet_set_filter (sheet, "'; DROP TABLE child --");
  assert_column (sheet, "code", "");
  summer_sheet_set_filter (sheet, NULL);
  g_assert_cmpuint (get_n (sheet), ==, 6);

  g_autoptr (SummerSheet) classes
      = summer_sheet_new (fixture->store, &summer_sheet_classes, fixture->programme);
  summer_sheet_set_filter (classes, "continuing");
  assert_column (classes, "code", "FZ-002");
  summer_sheet_set_filter (classes, NULL);
  summer_sheet_set_where (classes, "kind", SUMMER_CLASS_NEW);
  assert_column (classes, "code", "FZ-001");
  summer_sheet_set_where (classes, NULL, 0);
  g_assert_cmpuint (get_n (classes), ==, 2);
}

static void
test_chinese_order (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);

  summer_sheet_set_sort (sheet, (int) summer_sheet_find_column (&summer_sheet_children, "name"),
                         FALSE);
  assert_column (sheet, "name", "陈立新 李婷 林涛 林甜甜 王·阿里 郑小宝");
}

static void
test_empty_cells_come_last (Fixture *fixture, gconstpointer unused)
{
  guint rank = summer_sheet_find_column (&summer_sheet_classes, "rank");

  fixture_fill (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_classes, fixture->programme);
  summer_sheet_set_sort (sheet, (int) rank, FALSE);
  assert_column (sheet, "code", "FZ-001 FZ-002");
  summer_sheet_set_sort (sheet, (int) rank, TRUE);
  assert_column (sheet, "code", "FZ-001 FZ-002");
}

static void
publish (Fixture *fixture, SummerVerdict first, SummerVerdict second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  SummerClassAssessment classes[FIXTURE_CLASSES]
      = { { .id = fixture->classes[0],
            .verdict = first,
            .present = 9,
            .expected = 10,
            .granted = 3000000 },
          { .id = fixture->classes[1], .verdict = second, .expected = 8, .unrecorded = 8 } };
  SummerAssessment assessment
      = { .facts = facts, .classes = classes, .n_classes = FIXTURE_CLASSES };

  facts->id = fixture->programme;
  summer_store_publish_assessment (fixture->store, &assessment, &error);
  g_assert_no_error (error);
}

static void
count_change_cb (GListModel *model, guint position, guint removed, guint added, guint *last)
{
  last[0]++;
  last[1] = position;
  last[2] = removed;
  last[3] = added;
}

static void
test_verdicts (Fixture *fixture, gconstpointer unused)
{
  guint last[4] = { 0 };

  fixture_fill (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_classes, fixture->programme);
  g_autoptr (SummerSheet) staff
      = summer_sheet_new (fixture->store, &summer_sheet_staff, fixture->programme);
  g_signal_connect (staff, "items-changed", G_CALLBACK (count_change_cb), last);
  assert_column (staff, "name", "赵敏");
  assert_column (sheet, "verdict", " ");
  assert_column (sheet, "rate", " ");

  publish (fixture, SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_UNPROVEN);
  g_autofree char *first = dup_cell (sheet, 0, "verdict");
  g_autofree char *second = dup_cell (sheet, 1, "verdict");
  g_assert_cmpstr (first, !=, "");
  g_assert_cmpstr (second, !=, "");
  g_assert_cmpstr (first, !=, second);
  /* Nothing is recorded of the second class: that is no rate of 0 %, and what it is granted is not known. */
  assert_column (sheet, "rate", "90.00% –");
  assert_column (sheet, "granted", "30,000 –");

  summer_sheet_set_where (sheet, "verdict", SUMMER_VERDICT_UNPROVEN);
  assert_column (sheet, "code", "FZ-002");
  publish (fixture, SUMMER_VERDICT_UNPROVEN, SUMMER_VERDICT_UNPROVEN);
  assert_column (sheet, "code", "FZ-001 FZ-002");
  g_assert_cmpuint (last[0], ==, 0); /* verdicts are no business of the sheet of staff */
  g_assert_cmpint (summer_journal_get_undoable (fixture->store), ==, fixture->sequence);
}

/* Only what changed is announced, so that a list keeps its place and its selection. */
static void
test_smallest_change (Fixture *fixture, gconstpointer unused)
{
  guint last[4] = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);
  g_signal_connect (sheet, "items-changed", G_CALLBACK (count_change_cb), last);
  assert_column (sheet, "code", "FZ-001-01 FZ-001-02 FZ-001-03 FZ-002-01 FZ-002-02 FZ-002-03");

  summer_sheet_reload (sheet);
  g_assert_cmpuint (last[0], ==, 0);

  fixture_begin (fixture->store, "edit");
  SummerChildRecord child = {
    .programme = fixture->programme, .code = "FZ-001-09", .name = "新同学", .birth = SUMMER_DAY_NONE
  };
  g_assert_true (summer_child_insert (fixture->store, &child, &error));
  fixture_commit (fixture->store);
  g_assert_cmpuint (last[0], ==, 1);
  g_assert_cmpuint (last[1], ==, 3);
  g_assert_cmpuint (last[2], ==, 0);
  g_assert_cmpuint (last[3], ==, 1);
  g_assert_cmpuint (summer_sheet_find_key (sheet, child.id), ==, 3);
  assert_column (sheet, "code",
                 "FZ-001-01 FZ-001-02 FZ-001-03 FZ-001-09 FZ-002-01 FZ-002-02 FZ-002-03");

  fixture_begin (fixture->store, "edit");
  child.name = "老同学";
  g_assert_true (summer_child_update (fixture->store, &child, &error));
  fixture_commit (fixture->store);
  g_assert_cmpuint (last[0], ==, 2);
  g_assert_cmpuint (last[1], ==, 3);
  g_assert_cmpuint (last[2], ==, 1);
  g_assert_cmpuint (last[3], ==, 1);
  assert_column (sheet, "name", "林甜甜 陈立新 郑小宝 老同学 林涛 王·阿里 李婷");

  fixture_begin (fixture->store, "delete");
  g_assert_true (summer_child_delete (fixture->store, child.id, &error));
  fixture_commit (fixture->store);
  g_assert_cmpuint (last[0], ==, 3);
  g_assert_cmpuint (last[2], ==, 1);
  g_assert_cmpuint (last[3], ==, 0);
  g_assert_cmpuint (summer_sheet_find_key (sheet, child.id), ==, G_MAXUINT);
}

/* As a list on the screen does: it asks for a row again only where it is told to. */
static void
follow_cb (GListModel *sheet, guint position, guint removed, guint added, gpointer shown)
{
  GPtrArray *rows = shown;

  if (removed > 0)
    g_ptr_array_remove_range (rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (rows, (int) (position + i), g_list_model_get_item (sheet, position + i));
}

static void
rename_child (Fixture *fixture, gint64 id, const char *code, const char *name)
{
  SummerChildRecord child = {
    .id = id, .programme = fixture->programme, .code = code, .name = name, .birth = SUMMER_DAY_NONE
  };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  g_assert_true (summer_child_update (fixture->store, &child, &error));
  fixture_commit (fixture->store);
}

/* One change after the other, each of another row: none is missed because of the one before. */
static void
test_rows_shown_follow (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SummerSheet) sheet = NULL;
  const guint name = summer_sheet_find_column (&summer_sheet_children, "name");

  fixture_fill (fixture);
  sheet = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);
  g_signal_connect (sheet, "items-changed", G_CALLBACK (follow_cb), shown);
  follow_cb (G_LIST_MODEL (sheet), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (sheet)), shown);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < shown->len; i++)
      {
        g_autofree char *code
            = g_strdup_printf ("FZ-00%u-0%u", i / FIXTURE_CHILDREN + 1, i % FIXTURE_CHILDREN + 1);
        g_autofree char *wanted = g_strdup_printf ("新名%u", i + 10 * round);

        for (guint j = 0; j < shown->len; j++)
          g_assert_nonnull (summer_sheet_row_get_raw (shown->pdata[j], name));
        rename_child (fixture, fixture->children[i / FIXTURE_CHILDREN][i % FIXTURE_CHILDREN], code,
                      wanted);
        g_assert_cmpstr (summer_sheet_row_get_raw (shown->pdata[i], name), ==, wanted);
      }
}

typedef struct
{
  gint64 id;
  char code[16], name[32], school[32];
} Model;

static const char *const surnames[]
    = { "林", "陈", "李", "王", "刘", "张", "郑", "黄", "吴", "欧阳" };
static const char *const given[] = { "甜", "立", "新", "小", "宝", "涛", "婷", "敏", "杰", "涵" };
static const char *const schools[] = { "鼓楼第一小学", "台江小学", "仓山实验小学", "" };

static void
fill_model (Fixture *fixture, GArray *models, guint n)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "import");
  for (guint i = 0; i < n; i++)
    {
      Model model = { 0 };
      SummerChildRecord child = { .programme = fixture->programme, .birth = SUMMER_DAY_NONE };

      g_snprintf (model.code, sizeof model.code, "R-%05u", i * 7919 % 100003);
      g_snprintf (model.name, sizeof model.name, "%s%s%s", surnames[g_test_rand_int_range (0, 10)],
                  given[g_test_rand_int_range (0, 10)], given[g_test_rand_int_range (0, 10)]);
      g_strlcpy (model.school, schools[g_test_rand_int_range (0, 4)], sizeof model.school);
      child.code = model.code;
      child.name = model.name;
      child.school = model.school;
      g_assert_true (summer_child_insert (fixture->store, &child, &error));
      model.id = child.id;
      g_array_append_val (models, model);
    }
  fixture_commit (fixture->store);
}

static gboolean
model_matches (const Model *model, const char *word)
{
  g_autofree char *initials = summer_pinyin_dup_initials (model->name);

  return strstr (model->code, word) != NULL || strstr (model->name, word) != NULL
         || strstr (model->school, word) != NULL || strstr (initials, word) != NULL;
}

typedef struct
{
  int column; /* 0 code, 1 name, 2 school */
  gboolean descending;
} ModelOrder;

static int
compare_models (gconstpointer a, gconstpointer b, gpointer data)
{
  const Model *left = a, *right = b;
  const ModelOrder *order = data;
  const char *left_text = order->column == 0   ? left->code
                          : order->column == 1 ? left->name
                                               : left->school;
  const char *right_text = order->column == 0   ? right->code
                           : order->column == 1 ? right->name
                                                : right->school;
  int result;

  if (!*left_text != !*right_text)
    return *left_text == '\0' ? 1 : -1;
  result = order->column == 0 ? strcmp (left_text, right_text)
                              : summer_pinyin_compare (left_text, right_text);
  if (result != 0)
    return order->descending ? -result : result;
  return strcmp (left->code, right->code);
}

static void
test_against_model (Fixture *fixture, gconstpointer unused)
{
  static const char *const filters[]
      = { NULL, "林", "lt", "小学", "R-0", "涵", "zx", "鼓楼", "R-1" };
  static const char *const columns[] = { "code", "name", "school" };
  g_autoptr (GArray) models = g_array_new (FALSE, FALSE, sizeof (Model));
  g_autoptr (GError) error = NULL;
  SummerProgrammeRecord programme = { 0, "暑托班", 2021, SUMMER_DAY_NONE, SUMMER_DAY_NONE };

  fixture_begin (fixture->store, "programme");
  g_assert_true (summer_programme_insert (fixture->store, &programme, &error));
  fixture_commit (fixture->store);
  fixture->programme = programme.id;
  fill_model (fixture, models, 1500);

  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (fixture->store, &summer_sheet_children, fixture->programme);
  for (guint round = 0; round < 40; round++)
    {
      const char *filter = filters[g_test_rand_int_range (0, G_N_ELEMENTS (filters))];
      ModelOrder order = { g_test_rand_int_range (0, 3), g_test_rand_bit () };
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Model));

      for (guint i = 0; i < models->len; i++)
        if (filter == NULL || model_matches (&g_array_index (models, Model, i), filter))
          g_array_append_val (expected, g_array_index (models, Model, i));
      g_array_sort_with_data (expected, compare_models, &order);

      summer_sheet_set_filter (sheet, filter);
      summer_sheet_set_sort (sheet,
                             (int) summer_sheet_find_column (&summer_sheet_children,
                                                             columns[order.column]),
                             order.descending);
      g_assert_cmpuint (get_n (sheet), ==, expected->len);
      for (guint i = 0; i < 60 && expected->len > 0; i++)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint32) expected->len);
          const Model *model = &g_array_index (expected, Model, at);
          g_autofree char *code = dup_cell (sheet, at, "code");

          g_assert_cmpstr (code, ==, model->code);
          g_assert_cmpuint (summer_sheet_find_key (sheet, model->id), ==, at);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/sheets/every-column", test_every_column);
  fixture_add ("/sheets/cells", test_cells);
  fixture_add ("/sheets/telephones-of-organisations-are-masked", test_telephones_of_organisations);
  fixture_add ("/sheets/organisations-are-listed-once", test_organisations);
  fixture_add ("/sheets/counts-of-unions", test_counts_of_unions);
  fixture_add ("/sheets/filter", test_filter);
  fixture_add ("/sheets/chinese-order", test_chinese_order);
  fixture_add ("/sheets/empty-cells-come-last", test_empty_cells_come_last);
  fixture_add ("/sheets/verdicts", test_verdicts);
  fixture_add ("/sheets/smallest-change", test_smallest_change);
  fixture_add ("/sheets/rows-shown-follow-their-records", test_rows_shown_follow);
  fixture_add ("/sheets/against-model", test_against_model);
  return g_test_run ();
}
