#include "config.h"

#include "summer-sample-office.h"

#include "summer-class-table.h"
#include "summer-sample-office-private.h"
#include "summer-union-table.h"

#define CITY_UNION "福州市总工会"

/* Every union that the classes name, below that of the city. */
static gboolean
write_unions (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerUnionTree) tree = summer_union_tree_load (store, programme, error);
  SummerUnionUnitRecord city = { 0, programme, CITY_UNION, SUMMER_UNION_CITY, 0 };
  const SummerUnionNode *node;
  gboolean written = tree != NULL && summer_union_unit_insert (store, &city, error);

  for (guint i = 0; written && (node = summer_union_tree_get (tree, i)) != NULL; i++)
    {
      /* 福清市 is called a city, and is a county below this one. */
      SummerUnionUnitRecord unit
          = { 0, programme, node->name, MAX (node->level, SUMMER_UNION_DISTRICT), city.id };

      written = summer_union_unit_insert (store, &unit, error);
    }
  return written;
}

/**
 * summer_sample_office_begin_class:
 * @number: of the class; 0 = what belongs to no one class
 *
 * Returns: chances for one part of one class, so that the others stay as they are when it changes
 */
SummerSampleRandom
summer_sample_office_begin_class (SummerSampleOffice *office, SummerSamplePart part, guint number)
{
  const guint64 stream = (guint64) part * 1000000 + number;

  summer_sample_people_reset (&office->people,
                              summer_sample_random_stream (office->seed, stream + 500000));
  return summer_sample_random_stream (office->seed, stream);
}

const SummerSampleOfficeClass *
summer_sample_office_get (const SummerSampleOffice *office, guint i)
{
  return &g_array_index (office->classes, SummerSampleOfficeClass, i);
}

const SummerSampleOfficeClass *
summer_sample_office_find (const SummerSampleOffice *office, gint64 class_id)
{
  return summer_sample_office_get (
      office, GPOINTER_TO_UINT (g_hash_table_lookup (office->numbers, &class_id)) - 1);
}

/**
 * summer_sample_office_adult:
 *
 * Returns: (transfer none): somebody's name, until the next class is begun
 */
const char *
summer_sample_office_adult (SummerSampleOffice *office)
{
  return summer_sample_people_adult (&office->people,
                                     summer_sample_random_chance (&office->people.random, 500)
                                         ? SUMMER_SEX_MALE
                                         : SUMMER_SEX_FEMALE);
}

static const char *
keep (SummerSampleOffice *office, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (office->texts, text) : NULL;
}

/* Codes are numbered in the order of the plan. */
static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerSampleOffice *office = user_data;
  const SummerSampleOfficeClass class = {
    .id = record->id,
    .provider = record->provider,
    .plan = &office->plan->classes[office->classes->len],
    .union_name = keep (office, record->union_name),
    .host = keep (office, record->host),
    .co_organiser = keep (office, record->co_organiser),
    .venue = keep (office, record->venue),
    .state = record->state,
  };

  g_array_append_val (office->classes, class);
  g_hash_table_insert (office->numbers, g_memdup2 (&class.id, sizeof class.id),
                       GUINT_TO_POINTER (class.plan->number));
  return TRUE;
}

/**
 * summer_sample_office_write:
 * @plan: what the classes were made by
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_office_write (SummerStore *store,
                            gint64 programme,
                            const SummerSamplePlan *plan,
                            guint64 seed,
                            GError **error)
{
  static gboolean (*const parts[]) (SummerSampleOffice *, GError **) = {
    summer_sample_office_write_life,      summer_sample_office_write_venues,
    summer_sample_office_write_providers, summer_sample_office_write_people,
    summer_sample_office_write_answers,   summer_sample_office_write_applications,
    summer_sample_office_write_visits,    summer_sample_office_write_incidents,
  };
  SummerSampleOffice office
      = { .store = store, .programme = programme, .seed = seed, .plan = plan };
  gboolean written;

  office.classes = g_array_new (FALSE, FALSE, sizeof (SummerSampleOfficeClass));
  office.numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  office.texts = g_string_chunk_new (16384);
  summer_sample_people_init (&office.people);
  written = write_unions (store, programme, error)
            && summer_class_each (store, programme, take_class, &office, error);
  for (guint i = 0; written && i < G_N_ELEMENTS (parts); i++)
    written = parts[i](&office, error);
  summer_sample_people_clear (&office.people);
  g_string_chunk_free (office.texts);
  g_hash_table_unref (office.numbers);
  g_array_unref (office.classes);
  return written;
}
