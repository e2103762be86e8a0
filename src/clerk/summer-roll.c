#include "config.h"

#include "summer-roll.h"

#include "summer-application-table.h"
#include "summer-grade.h"
#include "summer-place-table.h"
#include "summer-sheet.h"

typedef struct
{
  SummerRoll *roll;
  GArray *classes, *entries; /* owned */
  GHashTable *class_indices; /* owned: id → index */
  GHashTable *entry_indices; /* owned: id → index, while claims are read */
} Loader;

static const char *
keep (SummerRoll *roll, const char *text)
{
  return text != NULL ? g_string_chunk_insert (roll->texts, text) : NULL;
}

/* One that is over, or is not to be, has no places to give. */
gboolean
summer_roll_class_takes (const SummerRollClass *class)
{
  const SummerClassState state = class->state;

  return state != SUMMER_CLASS_ENDED && state != SUMMER_CLASS_REJECTED
         && state != SUMMER_CLASS_WITHDRAWN;
}

static gboolean
add_class (const SummerClassPlaces *places, gpointer user_data)
{
  Loader *loader = user_data;
  const int held = places->taken + places->offered;
  SummerRollClass class = {
    .id = places->id,
    .code = keep (loader->roll, places->code),
    .name = keep (loader->roll, places->name),
    .host = keep (loader->roll, places->host),
    .union_name = keep (loader->roll, places->union_name),
    .state = places->state,
    .first_day = places->first_day,
    .last_day = places->last_day,
    .taken = (guint) places->taken,
    .offered = (guint) places->offered,
    .offer_until = SUMMER_DAY_NONE,
  };

  if (summer_roll_class_takes (&class))
    {
      class.places = places->places;
      class.free = places->places > held ? (guint) (places->places - held) : 0;
    }
  g_hash_table_insert (loader->class_indices, g_memdup2 (&class.id, sizeof class.id),
                       GUINT_TO_POINTER (loader->classes->len));
  g_array_append_val (loader->classes, class);
  return TRUE;
}

static gboolean
add_entry (const SummerApplicationBriefRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  SummerRollEntry entry = { .record = *record };

  entry.record.number = keep (loader->roll, record->number);
  entry.record.name = keep (loader->roll, record->name);
  entry.record.pinyin = keep (loader->roll, record->pinyin);
  entry.record.telephone_tails = keep (loader->roll, record->telephone_tails);
  entry.record.grade = keep (loader->roll, record->grade);
  entry.record.guardian = keep (loader->roll, record->guardian);
  entry.class = GPOINTER_TO_UINT (g_hash_table_lookup (loader->class_indices, &record->class_id));
  entry.applicant = (SummerApplicant){ .number = entry.record.number,
                                       .state = record->state,
                                       .applied_on = record->applied_on,
                                       .birth = record->birth,
                                       .grade = summer_grade_parse (record->grade),
                                       .both_work = record->both_work,
                                       .host_staff = record->host_staff,
                                       .draw = record->draw };
  g_hash_table_insert (loader->entry_indices, g_memdup2 (&record->id, sizeof record->id),
                       GUINT_TO_POINTER (loader->entries->len + 1));
  g_array_append_val (loader->entries, entry);
  return TRUE;
}

static gboolean
add_claim (const SummerApplicationGroupRecord *record, gpointer user_data)
{
  Loader *loader = user_data;
  const guint index
      = GPOINTER_TO_UINT (g_hash_table_lookup (loader->entry_indices, &record->application));
  SummerApplicant *applicant;

  if (index == 0)
    return TRUE;
  applicant = &g_array_index (loader->entries, SummerRollEntry, index - 1).applicant;
  applicant->claimed |= 1u << record->priority;
  if (record->proved)
    applicant->proved |= 1u << record->priority;
  return TRUE;
}

/* Where an entry stands within its class. */
static int
get_part (const SummerRollEntry *entry)
{
  switch (entry->record.state)
    {
    case SUMMER_APPLICATION_WAITING:
      return entry->standing.rank > 0                                   ? 0
             : entry->standing.eligibility == SUMMER_ELIGIBLE_NOT_KNOWN ? 1
                                                                        : 2;
    case SUMMER_APPLICATION_OFFERED:
      return 3;
    case SUMMER_APPLICATION_ACCEPTED:
      return 4;
    case SUMMER_APPLICATION_DECLINED:
    case SUMMER_APPLICATION_EXPIRED:
    case SUMMER_APPLICATION_TAKEN_BACK:
    case SUMMER_APPLICATION_REFUSED:
    default:
      return 5;
    }
}

static int
compare_by_class (gconstpointer a, gconstpointer b)
{
  const SummerRollEntry *left = a, *right = b;

  if (left->class != right->class)
    return left->class < right->class ? -1 : 1;
  return g_strcmp0 (left->record.number, right->record.number);
}

static int
compare_by_rank (gconstpointer a, gconstpointer b)
{
  const SummerRollEntry *left = a, *right = b;
  const int parts = get_part (left) - get_part (right);

  if (left->class != right->class)
    return left->class < right->class ? -1 : 1;
  if (parts != 0)
    return parts;
  if (left->standing.rank != right->standing.rank)
    return left->standing.rank < right->standing.rank ? -1 : 1;
  return g_strcmp0 (left->record.number, right->record.number);
}

static void
count_entry (SummerRollClass *class, const SummerRollEntry *entry, SummerDay today)
{
  const SummerStanding *standing = &entry->standing;

  class->n_waiting += standing->rank > 0;
  class->n_tied += standing->n_tied > 1;
  class->needs_lottery |= standing->place == SUMMER_PLACE_LOTTERY;
  class->n_unproved += entry->record.state == SUMMER_APPLICATION_WAITING
                       && standing->eligibility == SUMMER_ELIGIBLE_NOT_KNOWN;
  if (entry->record.state != SUMMER_APPLICATION_OFFERED
      || entry->record.offer_until == SUMMER_DAY_NONE)
    return;
  class->n_lapsed += entry->record.offer_until < today;
  class->offer_until = class->offer_until == SUMMER_DAY_NONE
                           ? entry->record.offer_until
                           : MIN (class->offer_until, entry->record.offer_until);
}

/* Entries from @from up to @to are of one class. */
static void
rank_class (SummerRoll *self, guint from, guint to)
{
  SummerRollClass *class = &self->classes[self->entries[from].class];
  const guint n = to - from;
  g_autofree SummerApplicant *applicants = g_new (SummerApplicant, n);
  g_autofree SummerStanding *standings = g_new (SummerStanding, n);

  for (guint i = 0; i < n; i++)
    applicants[i] = self->entries[from + i].applicant;
  summer_waiting_list_rank (applicants, n, &self->rule.policy, class->first_day, class->free,
                            standings);
  for (guint i = 0; i < n; i++)
    {
      self->entries[from + i].standing = standings[i];
      count_entry (class, &self->entries[from + i], self->today);
    }
}

static void
rank_all (SummerRoll *self)
{
  if (self->n_entries == 0)
    return;
  qsort (self->entries, self->n_entries, sizeof *self->entries, compare_by_class);
  for (guint from = 0, to; from < self->n_entries; from = to)
    {
      for (to = from + 1;
           to < self->n_entries && self->entries[to].class == self->entries[from].class;)
        to++;
      rank_class (self, from, to);
    }
  qsort (self->entries, self->n_entries, sizeof *self->entries, compare_by_rank);
}

static gboolean
load (Loader *loader, SummerStore *store, gint64 programme, gint64 class_id, GError **error)
{
  SummerRoll *self = loader->roll;

  if (!summer_place_rule_load (store, programme, &self->rule, error))
    return FALSE;
  if (class_id != 0)
    return summer_class_places_find (store, class_id, self->today, add_class, loader, error)
           && summer_application_brief_each_in_class (store, class_id, add_entry, loader, error)
           && summer_application_group_each_in_class (store, class_id, add_claim, loader, error);
  return summer_class_places_each (store, programme, self->today, add_class, loader, error)
         && summer_application_brief_each (store, programme, add_entry, loader, error)
         && summer_application_group_each (store, programme, add_claim, loader, error);
}

/**
 * summer_roll_new:
 * @class_id: the only class wanted; 0 = all of the programme
 * @today: the clock's day: what is taken from today on, which offers have lapsed
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
SummerRoll *
summer_roll_new (
    SummerStore *store, gint64 programme, gint64 class_id, SummerDay today, GError **error)
{
  g_autoptr (SummerRoll) self = g_new0 (SummerRoll, 1);
  Loader loader
      = { .roll = self,
          .classes = g_array_new (FALSE, FALSE, sizeof (SummerRollClass)),
          .entries = g_array_new (FALSE, FALSE, sizeof (SummerRollEntry)),
          .class_indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
          .entry_indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  gboolean loaded;

  self->today = today;
  self->texts = g_string_chunk_new (4096);
  loaded = load (&loader, store, programme, class_id, error);
  self->n_classes = loader.classes->len;
  self->n_entries = loader.entries->len;
  self->classes = (SummerRollClass *) (gpointer) g_array_free (loader.classes, FALSE);
  self->entries = (SummerRollEntry *) (gpointer) g_array_free (loader.entries, FALSE);
  g_hash_table_unref (loader.class_indices);
  g_hash_table_unref (loader.entry_indices);
  if (!loaded)
    return NULL;
  rank_all (self);
  return g_steal_pointer (&self);
}

void
summer_roll_free (SummerRoll *self)
{
  g_free (self->classes);
  g_free (self->entries);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * summer_roll_narrow:
 * @unions: (nullable): as sheets take them; %NULL keeps all
 *
 * Leaves out classes of other unions with their applications. How the others stand does not change: a rank is one
 * within its class.
 */
void
summer_roll_narrow (SummerRoll *self, const char *unions)
{
  g_autofree guint *indices = g_new0 (guint, MAX (self->n_classes, 1));
  guint n_classes = 0, n_entries = 0;

  if (unions == NULL)
    return;
  for (guint i = 0; i < self->n_classes; i++)
    {
      indices[i] = G_MAXUINT;
      if (!summer_sheet_unions_hold (unions, self->classes[i].union_name))
        continue;
      indices[i] = n_classes;
      self->classes[n_classes++] = self->classes[i];
    }
  for (guint i = 0; i < self->n_entries; i++)
    if (indices[self->entries[i].class] != G_MAXUINT)
      {
        self->entries[n_entries] = self->entries[i];
        self->entries[n_entries].class = indices[self->entries[n_entries].class];
        n_entries++;
      }
  self->n_classes = n_classes;
  self->n_entries = n_entries;
}

const SummerRollEntry *
summer_roll_find (const SummerRoll *self, gint64 application)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (self->entries[i].record.id == application)
      return &self->entries[i];
  return NULL;
}
