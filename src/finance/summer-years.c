#include "config.h"

#include "summer-years.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-settlement-table.h"
#include "summer-union-table.h"

/* What is counted of a class, and what it is counted under; texts are the year's. */
typedef struct
{
  const char *union_name, *host, *provider; /* NULL = not given */
  const char *provider_key;                 /* credit code, or name */
  SummerYearFigures figures;                /* of the one class */
} YearClass;

struct _SummerYearClasses
{
  GArray *list;          /* YearClass, by code */
  GStringChunk *texts;   /* owned */
  SummerUnionTree *tree; /* owned: of the unions that year */
  gatomicrefcount refs;
};

typedef struct _SummerYearClasses Classes;

static Classes *
classes_new (void)
{
  Classes *self = g_new0 (Classes, 1);

  g_atomic_ref_count_init (&self->refs);
  self->list = g_array_new (FALSE, FALSE, sizeof (YearClass));
  self->texts = g_string_chunk_new (4096);
  return self;
}

static void
classes_unref (Classes *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->list);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->tree, summer_union_tree_free);
  g_free (self);
}

static void
year_free (SummerYear *self)
{
  classes_unref (self->classes);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerYear, year_free)

static const char *
keep (Classes *self, const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* {{{ Who provides a class: neither the facts nor a settlement have its credit code */

typedef struct
{
  Classes *classes;      /* whose texts they are */
  GHashTable *providers; /* id → Provider */
  GHashTable *of_class;  /* id of a class → Provider, borrowed */
} Providers;

typedef struct
{
  const char *name, *key;
} Provider;

static gboolean
take_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Providers *self = user_data;
  Provider *provider = g_new0 (Provider, 1);

  provider->name = keep (self->classes, record->name);
  provider->key = keep (self->classes, record->credit_code);
  if (provider->key == NULL)
    provider->key = provider->name;
  g_hash_table_insert (self->providers, g_memdup2 (&record->id, sizeof record->id), provider);
  return TRUE;
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Providers *self = user_data;
  Provider *provider = g_hash_table_lookup (self->providers, &record->provider);

  if (provider != NULL)
    g_hash_table_insert (self->of_class, g_memdup2 (&record->id, sizeof record->id), provider);
  return TRUE;
}

static void
providers_clear (Providers *self)
{
  g_clear_pointer (&self->of_class, g_hash_table_unref);
  g_clear_pointer (&self->providers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Providers, providers_clear)

static gboolean
providers_load (
    Providers *self, SummerStore *store, gint64 programme, Classes *classes, GError **error)
{
  self->classes = classes;
  self->providers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->of_class = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return summer_provider_each (store, programme, take_provider, self, error)
         && summer_class_each (store, programme, take_class, self, error);
}

static void
provide (const Providers *self, gint64 class_id, YearClass *of)
{
  const Provider *provider = g_hash_table_lookup (self->of_class, &class_id);

  if (provider == NULL)
    return;
  of->provider = provider->name;
  of->provider_key = provider->key;
}

/* }}} */
/* {{{ A year as it was settled */

typedef struct
{
  SummerYear *year;
  Providers *providers;
  GArray *settlements; /* gint64: those that are confirmed, by number */
  GHashTable *places;  /* id of a class → its place in the list + 1 */
} Settled;

static gboolean
take_settlement (const SummerSettlementRecord *record, gpointer user_data)
{
  Settled *settled = user_data;

  if (record->state < SUMMER_SETTLEMENT_CONFIRMED)
    return TRUE;
  g_array_append_val (settled->settlements, record->id);
  settled->year->settlement = record->number;
  settled->year->as_of = record->as_of;
  return TRUE;
}

/* A supplement tells the class anew: its grant is then what is granted in all. */
static gboolean
take_line (const SummerSettlementLineRecord *line, gpointer user_data)
{
  Settled *settled = user_data;
  Classes *classes = settled->year->classes;
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (settled->places, &line->class_id));
  YearClass of = { .union_name = keep (classes, line->union_name),
                   .host = keep (classes, line->host),
                   .figures = { .classes = 1,
                                .eligible = line->verdict == SUMMER_VERDICT_ELIGIBLE,
                                .headcount = line->headcount,
                                .expected = line->expected,
                                .present = line->present,
                                .granted = line->granted } };

  provide (settled->providers, line->class_id, &of);
  if (place > 0)
    {
      g_array_index (classes->list, YearClass, place - 1) = of;
      return TRUE;
    }
  g_array_append_val (classes->list, of);
  g_hash_table_insert (settled->places, g_memdup2 (&line->class_id, sizeof line->class_id),
                       GUINT_TO_POINTER (classes->list->len));
  return TRUE;
}

/* What further sources gave, beside its line. */
static gboolean
take_grant (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  const Settled *settled = user_data;
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (settled->places, &class_id));

  if (place > 0) /* whoever has a grant has a line */
    g_array_index (settled->year->classes->list, YearClass, place - 1).figures.granted += granted;
  return TRUE;
}

/* settlement stays 0 where none is confirmed. */
static gboolean
load_settled (SummerYear *year, SummerStore *store, Providers *providers, GError **error)
{
  g_autoptr (GArray) settlements = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Settled settled = { year, providers, settlements, places };

  if (!summer_settlement_each (store, year->programme, take_settlement, &settled, error))
    return FALSE;
  for (guint i = 0; i < settlements->len; i++)
    if (!summer_settlement_line_each (store, g_array_index (settlements, gint64, i), take_line,
                                      &settled, error))
      return FALSE;
  return summer_settlement_grant_each_settled (store, year->programme, take_grant, &settled, error);
}

/* }}} */
/* {{{ A year as its records say */

static void
take_assessment (SummerYear *year, const Providers *providers, const SummerAssessment *assessment)
{
  Classes *classes = year->classes;

  year->as_of = assessment->as_of;
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *judged = &assessment->classes[i];
      const SummerClassFacts *facts = &assessment->facts->classes[i];
      YearClass of = { .union_name = keep (classes, facts->union_name),
                       .host = keep (classes, facts->host),
                       .figures = { .classes = 1,
                                    .eligible = judged->verdict == SUMMER_VERDICT_ELIGIBLE,
                                    .headcount = judged->headcount,
                                    .expected = judged->expected,
                                    .present = judged->present,
                                    .granted = judged->granted_all } };

      provide (providers, judged->id, &of);
      g_array_append_val (classes->list, of);
    }
}

/* Where nothing is recorded yet, as of the first day there is. */
static SummerDay
get_first_day (const SummerFacts *facts)
{
  SummerDay day = facts->first_day;

  for (guint i = 0; i < facts->n_classes && facts->first_day == SUMMER_DAY_NONE; i++)
    if (day == SUMMER_DAY_NONE || facts->classes[i].first_day < day)
      day = facts->classes[i].first_day;
  return day != SUMMER_DAY_NONE ? day : summer_day_from_ymd (facts->year, 1, 1);
}

static SummerAssessment *
judge (SummerStore *store, gint64 programme, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerFacts) facts = summer_store_load_facts (store, programme, cancellable, error);

  if (facts == NULL)
    return NULL;
  return summer_rules_assess (facts, facts->policy,
                              facts->latest != SUMMER_DAY_NONE ? facts->latest
                                                               : get_first_day (facts));
}

/* }}} */

static SummerYear *
year_new (const SummerProgrammeRecord *record)
{
  SummerYear *self = g_new0 (SummerYear, 1);

  self->programme = record->id;
  self->year = record->year;
  self->name = g_strdup (record->name);
  self->as_of = SUMMER_DAY_NONE;
  self->classes = classes_new ();
  return self;
}

static SummerYear *
year_copy (const SummerYear *of)
{
  SummerYear *self = g_memdup2 (of, sizeof *of);

  self->name = g_strdup (of->name);
  g_atomic_ref_count_inc (&self->classes->refs);
  return self;
}

static gboolean
year_load (SummerYear *self,
           SummerStore *store,
           SummerAssessment *known,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (Providers) providers = { 0 };
  g_autoptr (SummerAssessment) judged = NULL;

  self->classes->tree = summer_union_tree_load (store, self->programme, error);
  if (self->classes->tree == NULL
      || !providers_load (&providers, store, self->programme, self->classes, error)
      || !load_settled (self, store, &providers, error))
    return FALSE;
  if (self->settlement != 0)
    return TRUE;
  judged = known != NULL ? summer_assessment_ref (known)
                         : judge (store, self->programme, cancellable, error);
  if (judged != NULL)
    take_assessment (self, &providers, judged);
  return judged != NULL;
}

typedef struct
{
  gint64 programme;
  GPtrArray *years;
} Wanted;

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Wanted *wanted = user_data;

  g_ptr_array_add (wanted->years, year_new (record));
  if (wanted->years->len > SUMMER_YEARS_MOST)
    g_ptr_array_remove_index (wanted->years, 0);
  return record->id != wanted->programme;
}

static const SummerYear *
find_year (GPtrArray *years, gint64 programme)
{
  for (guint i = 0; years != NULL && i < years->len; i++)
    if (((SummerYear *) g_ptr_array_index (years, i))->programme == programme)
      return g_ptr_array_index (years, i);
  return NULL;
}

/**
 * summer_years_load:
 * @known: (nullable): the whole assessment of @programme, where there is one already
 * @former: (nullable): years that are taken over as they are
 * @progress: (nullable): told how far it has come, after each year
 *
 * Only the figures stay: the records of a year are let go before those of the next are read.
 *
 * Returns: (transfer full) (nullable): the years; NULL with the store's error or G_IO_ERROR_CANCELLED
 */
GPtrArray *
summer_years_load (SummerStore *store,
                   gint64 programme,
                   SummerAssessment *known,
                   GPtrArray *former,
                   SummerYearsProgress progress,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func ((GDestroyNotify) year_free);
  Wanted wanted = { programme, years };

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);
  g_return_val_if_fail (known == NULL || known->whole == NULL, NULL);

  if (!summer_programme_each (store, take_programme, &wanted, error))
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      SummerYear *year = g_ptr_array_index (years, i);
      const SummerYear *kept = find_year (former, year->programme);

      if (kept != NULL)
        {
          years->pdata[i] = year_copy (kept);
          year_free (year);
        }
      else if (g_cancellable_set_error_if_cancelled (cancellable, error)
               || !year_load (year, store, year->programme == programme ? known : NULL, cancellable,
                              error))
        return NULL;
      if (progress != NULL)
        progress ((double) (i + 1) / years->len, user_data);
    }
  return g_steal_pointer (&years);
}

void
summer_year_figures_add (SummerYearFigures *into, const SummerYearFigures *figures)
{
  into->classes += figures->classes;
  into->eligible += figures->eligible;
  into->headcount += figures->headcount;
  into->expected += figures->expected;
  into->present += figures->present;
  into->granted += figures->granted;
}

static void
row_free (gpointer data)
{
  SummerYearsRow *row = data;

  g_free (row->name);
  g_free (row->key);
  g_free (row);
}

/* What tells a row from the others, and what it is called; NULL = not given. */
static const char *
get_key (const YearClass *of, SummerYearsBy by, const char **name)
{
  switch (by)
    {
    case SUMMER_YEARS_BY_UNION:
      *name = of->union_name;
      break;
    case SUMMER_YEARS_BY_HOST:
      *name = of->host;
      break;
    case SUMMER_YEARS_BY_PROVIDER:
      *name = of->provider;
      return of->provider_key;
    case SUMMER_YEARS_WHOLE:
    case SUMMER_N_YEARS_BY:
    default:
      *name = NULL;
      break;
    }
  return *name;
}

static const char *
get_nameless (SummerYearsBy by)
{
  static const char *const words[SUMMER_N_YEARS_BY] = {
    [SUMMER_YEARS_WHOLE] = N_ ("All classes"),
    [SUMMER_YEARS_BY_UNION] = N_ ("(no union given)"),
    [SUMMER_YEARS_BY_HOST] = N_ ("(no host given)"),
    [SUMMER_YEARS_BY_PROVIDER] = N_ ("(the host runs it)"),
  };

  return _ (words[by]);
}

/* The rows so far. The name of a row is that of the newest year that has it. */
typedef struct
{
  GPtrArray *rows;
  GHashTable *by_key, *by_name; /* text → row, all borrowed; "" = not given */
  GHashTable *coded;            /* rows that a credit code tells from others of the same name */
} Grouping;

static SummerYearsRow *
add_row (Grouping *self, const char *name, const char *key)
{
  SummerYearsRow *row = g_new0 (SummerYearsRow, 1);

  row->name = g_strdup (name);
  row->key = g_strdup (key != NULL ? key : "");
  g_ptr_array_add (self->rows, row);
  return row;
}

/* A provider without a code in one of the years is the one of the same name in another. */
static SummerYearsRow *
find_row (Grouping *self, const char *key, const char *name, const char *nameless)
{
  const gboolean coded = g_strcmp0 (key, name) != 0;
  SummerYearsRow *row = g_hash_table_lookup (self->by_key, key != NULL ? key : "");

  if (row != NULL)
    return row;
  row = name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;
  if (row != NULL && coded && g_hash_table_contains (self->coded, row))
    row = NULL;
  if (row == NULL)
    row = add_row (self, name != NULL ? name : nameless, key);
  g_hash_table_insert (self->by_key, (gpointer) (key != NULL ? key : ""), row);
  if (name != NULL && !g_hash_table_contains (self->by_name, name))
    g_hash_table_insert (self->by_name, (gpointer) name, row);
  if (coded)
    g_hash_table_add (self->coded, row);
  return row;
}

/* Two of one name are told from each other by what tells them apart. */
static void
tell_apart (GPtrArray *rows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerYearsRow *row = rows->pdata[i];
      char *name = g_strdup (row->name);

      g_ptr_array_add (names, name);
      g_hash_table_insert (counts, name,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, name))
                                             + 1));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerYearsRow *row = rows->pdata[i];

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, names->pdata[i])) < 2 || *row->key == '\0'
          || g_str_equal (row->key, row->name))
        continue;
      g_free (row->name);
      row->name = g_strdup_printf ("%s (%s)", (const char *) names->pdata[i], row->key);
    }
}

static gboolean
holds (const Classes *classes, int node, const char *union_name, const YearClass *of)
{
  if (union_name == NULL)
    return TRUE;
  if (node < 0 || of->union_name == NULL)
    return g_strcmp0 (of->union_name, union_name) == 0;
  return summer_union_tree_holds (classes->tree, (guint) node, of->union_name);
}

/**
 * summer_years_list:
 * @years: of summer_years_load()
 *
 * Each class of each year is in one row, so that the rows add up to the year.
 *
 * Returns: (transfer full): the rows; SUMMER_YEARS_WHOLE gives one whatever there is
 */
GPtrArray *
summer_years_list (GPtrArray *years, SummerYearsBy by, const char *union_name)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) coded = g_hash_table_new (NULL, NULL);
  Grouping grouping = { rows, by_key, by_name, coded };

  g_return_val_if_fail (years != NULL && years->len <= SUMMER_YEARS_MOST, rows);
  g_return_val_if_fail (by < SUMMER_N_YEARS_BY, rows);

  if (by == SUMMER_YEARS_WHOLE)
    find_row (&grouping, NULL, NULL, get_nameless (by));
  for (guint i = years->len; i-- > 0;)
    {
      const Classes *classes = ((const SummerYear *) g_ptr_array_index (years, i))->classes;
      const int node = union_name != NULL ? summer_union_tree_find (classes->tree, union_name) : -1;

      for (guint j = 0; j < classes->list->len; j++)
        {
          const YearClass *of = &g_array_index (classes->list, YearClass, j);
          const char *name, *key = get_key (of, by, &name);

          if (holds (classes, node, union_name, of))
            summer_year_figures_add (&find_row (&grouping, key, name, get_nameless (by))->years[i],
                                     &of->figures);
        }
    }
  tell_apart (rows);
  return rows;
}
