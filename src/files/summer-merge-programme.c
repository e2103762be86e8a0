/* Which programme the files mean, and what the sheet 项目 makes of it. */
#include "config.h"

#include "summer-class-table.h"
#include "summer-merge.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  SummerMerge *merge;
  const char *name;
  int year;
  gint64 exact, only; /* of that year and name; of that year */
  guint of_year;
  SummerProgrammeRecord records[2]; /* of exact and only; names interned */
} Search;

static gboolean
search_cb (const SummerProgrammeRecord *record, gpointer user_data)
{
  Search *search = user_data;
  SummerProgrammeRecord found = *record;

  if (record->year != search->year)
    return TRUE;
  found.name = summer_draft_intern (search->merge->draft, record->name);
  search->of_year++;
  search->only = record->id;
  search->records[1] = found;
  if (found.name == search->name)
    {
      search->exact = record->id;
      search->records[0] = found;
    }
  return TRUE;
}

typedef struct
{
  GHashTable *codes; /* of the classes in the files */
  guint n_stored, n_shared;
} Overlap;

static gboolean
overlap_cb (const SummerClassRecord *record, gpointer user_data)
{
  Overlap *overlap = user_data;

  overlap->n_stored++;
  overlap->n_shared += g_hash_table_contains (overlap->codes, record->code);
  return TRUE;
}

/* Whether files under another name still speak of the stored programme: unless both have classes, and
 * none in common. One misspelt name must not make a second programme, and two cities' programmes of one
 * year must not run into one. */
static gboolean
is_same_programme (SummerMerge *self, gint64 programme, gboolean *same, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CLASSES];
  Overlap overlap = { .codes = codes };

  for (guint i = 0; i < rows->len; i++)
    {
      const char *code = g_array_index (rows, SummerClassRow, i).record.code;

      if (code != NULL)
        g_hash_table_add (codes, (gpointer) code);
    }
  if (!summer_class_each (self->store, programme, overlap_cb, &overlap, error))
    return FALSE;
  *same = overlap.n_shared > 0 || overlap.n_stored == 0 || g_hash_table_size (codes) == 0;
  return TRUE;
}

static int
item_cell (SummerMerge *self, const SummerDraftItem *item)
{
  int cell = summer_draft_get_cell (self->draft, item->source, 1);

  return cell != SUMMER_NO_CELL ? cell : summer_draft_get_cell (self->draft, item->source, 0);
}

static const SummerDraftItem *
find_item (SummerMerge *self, const char *name)
{
  const SummerDraftItem *last = NULL;

  for (guint i = 0; i < self->draft->items->len; i++)
    {
      const SummerDraftItem *item = &g_array_index (self->draft->items, SummerDraftItem, i);

      if (g_str_equal (item->name, name))
        last = item;
    }
  return last;
}

/* The items that must be there, or NULL after reporting that one is not. */
static const SummerDraftItem *
require_item (SummerMerge *self, const char *name, const char *shown)
{
  const SummerDraftItem *item = find_item (self, name);

  if (item == NULL && !self->draft->incomplete[SUMMER_FORMAT_PROGRAMME])
    {
      const SummerDraftItem *any = &g_array_index (self->draft->items, SummerDraftItem, 0);

      summer_draft_error (self->draft, any->source, any->row, SUMMER_NO_CELL,
                          _ ("The sheet lacks the row %s. Add it and fill it in."), shown);
    }
  else if (item != NULL && item->value == NULL)
    {
      summer_draft_error (self->draft, item->source, item->row, item_cell (self, item),
                          _ ("%s must be filled in."), shown);
      item = NULL;
    }
  return item;
}

static int
read_year (SummerMerge *self, const SummerDraftItem *item)
{
  g_autofree char *normal = g_utf8_normalize (item->value, -1, G_NORMALIZE_ALL);
  guint64 year;

  if (normal != NULL && g_str_has_suffix (normal, "年"))
    normal[strlen (normal) - strlen ("年")] = '\0';
  if (normal != NULL && g_ascii_string_to_unsigned (normal, 10, 1980, 2099, &year, NULL))
    return (int) year;
  summer_draft_error (self->draft, item->source, item->row, item_cell (self, item),
                      _ ("“%s” is no year. Write four digits, such as 2019."), item->value);
  return 0;
}

/* Sets a parameter, or reports why it cannot be. An empty cell means the preset's own value. */
static void
set_parameter (SummerMerge *self, const SummerDraftItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) preset = NULL;
  g_autofree char *value = NULL;

  if (item->value == NULL)
    {
      preset = summer_policy_new_from_preset (self->policy->preset, NULL);
      value = preset != NULL ? summer_policy_dup_value (preset, item->name) : NULL;
    }
  else
    value = g_strdup (item->value);
  if (value != NULL
      && !summer_policy_set (self->policy, item->name, value, item->is_number, &error))
    summer_draft_error (self->draft, item->source, item->row, item_cell (self, item), "%s",
                        error->message);
}

/* Told at the row of the file that gives one of the two numbers; with neither in the file, at the preset's. */
static void
check_policy (SummerMerge *self, const SummerDraftItem *preset)
{
  static const char *const others[][2] = {
    { "children_max", "children_min" },
    { "volunteers_max", "volunteers_min" },
    { "fund", "unit" },
    { "reserve", "fund" },
    { "shares", "reserve" },
    { "shares", "fund" },
    { "sources", "unit" },
  };
  g_autoptr (GError) error = NULL;
  const char *name = NULL;
  const SummerDraftItem *at;

  if (summer_policy_check (self->policy, &name, &error))
    return;
  at = find_item (self, name);
  for (guint i = 0; at == NULL && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i][0]))
      at = find_item (self, others[i][1]);
  if (at == NULL)
    at = preset;
  summer_draft_error (self->draft, at->source, at->row, item_cell (self, at), "%s", error->message);
}

/* The same thing twice, told differently. */
static void
check_repeated (SummerMerge *self, guint index)
{
  GArray *items = self->draft->items;
  const SummerDraftItem *item = &g_array_index (items, SummerDraftItem, index);

  for (guint i = 0; i < index; i++)
    {
      const SummerDraftItem *other = &g_array_index (items, SummerDraftItem, i);
      g_autoptr (SummerPolicy) policy = NULL;
      g_autofree char *before = NULL, *after = NULL;

      if (!g_str_equal (other->name, item->name) || other->value == item->value)
        continue;
      policy = self->policy != NULL ? summer_policy_copy (self->policy) : NULL;
      if (policy != NULL && other->value != NULL && item->value != NULL
          && summer_policy_set (policy, other->name, other->value, other->is_number, NULL))
        {
          before = summer_policy_dup_value (policy, item->name);
          if (summer_policy_set (policy, item->name, item->value, item->is_number, NULL))
            after = summer_policy_dup_value (policy, item->name);
          if (g_strcmp0 (before, after) == 0)
            continue;
        }
      summer_draft_error (
          self->draft, item->source, item->row, item_cell (self, item),
          _ ("The same item is given in another row with another value. Keep one of them."));
      return;
    }
}

static SummerDay
item_day (const SummerDraftItem *item)
{
  return item->value != NULL ? summer_day_parse (item->value) : SUMMER_DAY_NONE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SummerDay *d = a, *e = b;

  return (*d > *e) - (*d < *e);
}

static void
take_closed_days (SummerMerge *self, const SummerDraftItem *item)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  g_auto (GStrv) parts = g_strsplit (item->value != NULL ? item->value : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      SummerDay day = summer_day_parse (parts[i]);

      if (day != SUMMER_DAY_NONE)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  for (guint i = days->len; i > 1; i--)
    if (g_array_index (days, SummerDay, i - 1) == g_array_index (days, SummerDay, i - 2))
      g_array_remove_index (days, i - 1);
  if (days->len != self->closed_days->len
      || (days->len > 0
          && memcmp (days->data, self->closed_days->data, days->len * sizeof (SummerDay)) != 0))
    {
      self->closed_days_change = SUMMER_CHANGE_UPDATE;
      g_array_unref (self->closed_days);
      self->closed_days = g_steal_pointer (&days);
    }
}

/* The policy: the preset's, or the stored one where the preset stays; then the parameters of the files. */
static void
take_policy (SummerMerge *self, const SummerDraftItem *preset)
{
  g_autoptr (SummerPolicy) stored = g_steal_pointer (&self->policy);
  g_autofree char *presets = NULL;

  if (stored != NULL && g_strcmp0 (stored->preset, preset->value) == 0)
    self->policy = summer_policy_copy (stored);
  else
    self->policy = summer_policy_new_from_preset (preset->value, NULL);
  if (self->policy == NULL)
    {
      presets = g_strjoinv (" / ", (char **) summer_policy_list_presets ());
      summer_draft_error (self->draft, preset->source, preset->row, item_cell (self, preset),
                          _ ("“%s” is no known policy. Choose one of: %s."), preset->value,
                          presets);
      return;
    }
  for (guint i = 0; i < self->draft->items->len; i++)
    {
      const SummerDraftItem *item = &g_array_index (self->draft->items, SummerDraftItem, i);

      if (!g_str_equal (item->name, "name") && !g_str_equal (item->name, "year")
          && !g_str_equal (item->name, "policy") && !g_str_equal (item->name, "first_day")
          && !g_str_equal (item->name, "last_day") && !g_str_equal (item->name, "closed_days"))
        set_parameter (self, item);
    }
  check_policy (self, preset);
  if (stored == NULL)
    self->policy_change = SUMMER_CHANGE_ADD;
  else if (!summer_policy_equal (stored, self->policy))
    self->policy_change = SUMMER_CHANGE_UPDATE;
}

static gboolean
load_programme (SummerMerge *self, GError **error)
{
  self->policy = summer_programme_load_policy (self->store, self->programme.id, error);
  if (self->policy == NULL)
    return FALSE;
  g_clear_pointer (&self->closed_days, g_array_unref);
  self->closed_days = summer_programme_load_closed_days (self->store, self->programme.id, error);
  return self->closed_days != NULL;
}

static gboolean
take_programme (SummerMerge *self, GError **error)
{
  const SummerDraftItem *name = require_item (self, "name", "项目名称");
  const SummerDraftItem *year = require_item (self, "year", "年度");
  const SummerDraftItem *preset = require_item (self, "policy", "规则");
  const SummerDraftItem *first = find_item (self, "first_day"),
                        *last = find_item (self, "last_day");
  const SummerDraftItem *closed = find_item (self, "closed_days");
  Search search = { .merge = self };
  gboolean same = TRUE;
  SummerProgrammeRecord before = { .first_day = SUMMER_DAY_NONE, .last_day = SUMMER_DAY_NONE };

  search.name = name != NULL ? name->value : NULL;
  search.year = year != NULL ? read_year (self, year) : 0;
  if (!summer_programme_each (self->store, search_cb, &search, error))
    return FALSE;
  if (search.exact == 0 && search.of_year == 1
      && !is_same_programme (self, search.only, &same, error))
    return FALSE;
  if (search.exact == 0 && search.of_year == 1 && search.name != NULL)
    summer_draft_warning (
        self->draft, name->source, name->row, item_cell (self, name),
        same ? _ ("The programme “%s” of %d will be renamed to “%s”. If this is another "
                  "programme, import it into a database of its own.")
             : _ ("None of these classes is in the programme “%s” of %d, so “%s” will be a "
                  "programme of its own. If it is the same programme, write its name alike."),
        search.records[1].name, search.records[1].year, search.name);
  if (search.exact != 0 || (search.of_year == 1 && same))
    {
      before = search.records[search.exact != 0 ? 0 : 1];
      self->programme = before;
      if (!load_programme (self, error))
        return FALSE;
    }
  self->programme.name = search.name != NULL ? search.name : "";
  self->programme.year = search.year;
  if (first != NULL || before.id == 0)
    self->programme.first_day = first != NULL ? item_day (first) : SUMMER_DAY_NONE;
  if (last != NULL || before.id == 0)
    self->programme.last_day = last != NULL ? item_day (last) : SUMMER_DAY_NONE;
  if (self->programme.first_day != SUMMER_DAY_NONE && self->programme.last_day != SUMMER_DAY_NONE
      && self->programme.last_day < self->programme.first_day)
    {
      const SummerDraftItem *at = last != NULL ? last : first;

      summer_draft_error (self->draft, at->source, at->row, item_cell (self, at),
                          _ ("The last day is before the first. Mend one of the two."));
    }
  if (before.id == 0)
    self->programme_change = SUMMER_CHANGE_ADD;
  else if (before.name != self->programme.name || before.first_day != self->programme.first_day
           || before.last_day != self->programme.last_day)
    self->programme_change = SUMMER_CHANGE_UPDATE;
  if (preset != NULL)
    take_policy (self, preset);
  if (closed != NULL)
    take_closed_days (self, closed);
  for (guint i = 0; i < self->draft->items->len; i++)
    check_repeated (self, i);
  return TRUE;
}

static gboolean
named_cb (const SummerProgrammeRecord *record, gpointer user_data)
{
  SummerMerge *self = user_data;

  if (record->id != self->programme.id)
    return TRUE;
  self->programme = *record;
  self->programme.name = summer_draft_intern (self->draft, record->name);
  return FALSE;
}

/**
 * summer_merge_open:
 *
 * Takes a stored programme as it is, with its policy and closed days.
 *
 * Returns: FALSE with @error when the store failed or has no such programme
 */
gboolean
summer_merge_open (SummerMerge *self, gint64 programme, GError **error)
{
  self->programme.id = programme;
  return summer_programme_each (self->store, named_cb, self, error) && load_programme (self, error);
}

/**
 * summer_merge_choose:
 * @year: of the programme to which files without 项目 belong; 0 = the only one, else the newest
 *
 * Finds the programme by the year and name in 项目, or the only one of that year, which is then
 * renamed, unless none of its classes is among those of the files; else it will be a new one. Reads its policy and closed days, and what the files make of them.
 *
 * Returns: FALSE with @error when the store failed
 */
gboolean
summer_merge_choose (SummerMerge *self, int year, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->draft->items->len > 0)
    return take_programme (self, error);
  self->programme.id = summer_programme_find (self->store, year, &local);
  if (self->programme.id == 0)
    {
      if (!g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!self->draft->incomplete[SUMMER_FORMAT_PROGRAMME])
        summer_draft_error (self->draft, SUMMER_NO_SOURCE, 0, SUMMER_NO_CELL,
                            _ ("There is no programme yet to which these records could belong. Add "
                               "the sheet 项目 to the file, or make the programme first."));
      return TRUE;
    }
  if (!summer_merge_open (self, self->programme.id, error))
    return FALSE;

  Search search = { .merge = self, .year = self->programme.year };
  if (!summer_programme_each (self->store, search_cb, &search, error))
    return FALSE;
  if (search.of_year > 1)
    summer_draft_error (
        self->draft, SUMMER_NO_SOURCE, 0, SUMMER_NO_CELL,
        _ ("The database holds several programmes of %d. Add the sheet 项目 with the "
           "name of the one that is meant to the file."),
        self->programme.year);
  return TRUE;
}
