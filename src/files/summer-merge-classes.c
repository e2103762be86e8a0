/* Classes, and the providers that their rows describe over and over. */
#include "config.h"

#include "summer-merge.h"

#include <glib/gi18n.h>

enum
{
  NAME = 5,
  CREDIT_CODE,
  QUALIFIED_UNTIL,
  STATE
};
enum
{
  FIRST_DAY = 11,
  LAST_DAY = 12
};

static gboolean
is_given (SummerMerge *self, const SummerClassRow *row, guint column)
{
  return summer_draft_get_cell (self->draft, row->place.source, column) != SUMMER_NO_CELL;
}

static SummerMergeProvider *
find_by_id (SummerMerge *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->providers->len; i++)
    {
      SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);

      if (provider->record.id == id)
        return provider;
    }
  return NULL;
}

/* By credit code where there is one, else by name; names and codes are interned. */
static SummerMergeProvider *
find_by_key (SummerMerge *self, const char *name, const char *credit_code, gboolean any_code)
{
  for (guint i = 0; i < self->providers->len; i++)
    {
      SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);

      if (credit_code != NULL
              ? provider->record.credit_code == credit_code
              : provider->record.name == name && (any_code || provider->record.credit_code == NULL))
        return provider;
    }
  return NULL;
}

static SummerMergeProvider *
find_provider (SummerMerge *self, const SummerClassRow *row, const SummerClassRow *stored)
{
  SummerMergeProvider *before = stored != NULL ? find_by_id (self, stored->record.provider) : NULL;
  SummerMergeProvider *provider;

  if (row->provider.credit_code != NULL)
    return find_by_key (self, NULL, row->provider.credit_code, FALSE);
  if (is_given (self, row, CREDIT_CODE))
    return find_by_key (self, row->provider.name, NULL, FALSE);
  /* Without the column nothing is said against a code that is known. */
  if (before != NULL && before->record.name == row->provider.name)
    return before;
  provider = find_by_key (self, row->provider.name, NULL, FALSE);
  return provider != NULL ? provider : find_by_key (self, row->provider.name, NULL, TRUE);
}

static void
report_contradiction (SummerMerge *self,
                      const SummerMergeProvider *provider,
                      const SummerClassRow *row,
                      guint column)
{
  g_autofree char *address = NULL;
  int cell = summer_draft_get_cell (self->draft, provider->first->place.source, column);

  address = summer_cell_dup_address (
      provider->first->place.row,
      (guint) (cell != SUMMER_NO_CELL
                   ? cell
                   : summer_draft_get_cell (self->draft, provider->first->place.source, NAME)));
  summer_draft_error (self->draft, row->place.source, row->place.row,
                      summer_draft_get_cell (self->draft, row->place.source, column),
                      _ ("The provider %s has another %s in %s. Make the two alike."),
                      row->provider.name,
                      summer_format_get (SUMMER_FORMAT_CLASSES)->columns[column].chinese, address);
}

/* The provider as this row tells it, against the rows above. */
static void
merge_provider (SummerMerge *self, SummerMergeProvider *provider, SummerClassRow *row)
{
  SummerProviderRecord before = provider->record;
  gboolean first = provider->first == NULL;

  if (first)
    {
      provider->first = row;
      provider->record.name = row->provider.name;
      if (before.id == 0)
        provider->record.id = summer_merge_new_id (self);
    }
  else if (before.name != row->provider.name)
    summer_draft_warning (
        self->draft, row->place.source, row->place.row,
        summer_draft_get_cell (self->draft, row->place.source, NAME),
        _ ("The credit code %s stands for “%s” in a row above. It is taken as the same provider."),
        row->provider.credit_code, before.name);
  if (is_given (self, row, STATE))
    {
      if (!first && before.state != row->provider.state)
        report_contradiction (self, provider, row, STATE);
      provider->record.state = row->provider.state;
    }
  if (is_given (self, row, QUALIFIED_UNTIL))
    {
      if (!first && before.qualified_until != SUMMER_DAY_NONE
          && row->provider.qualified_until != SUMMER_DAY_NONE
          && before.qualified_until != row->provider.qualified_until)
        report_contradiction (self, provider, row, QUALIFIED_UNTIL);
      if (first || row->provider.qualified_until != SUMMER_DAY_NONE)
        provider->record.qualified_until = row->provider.qualified_until;
    }
}

/* What has become of the providers once every row has been heard. */
static void
settle_providers (SummerMerge *self)
{
  for (guint i = 0; i < self->providers->len; i++)
    {
      SummerMergeProvider *provider = g_ptr_array_index (self->providers, i);

      if (provider->first == NULL)
        continue;
      if (provider->stored.id == 0)
        provider->change = SUMMER_CHANGE_ADD;
      else if (provider->record.name != provider->stored.name
               || provider->record.state != provider->stored.state
               || provider->record.qualified_until != provider->stored.qualified_until)
        provider->change = SUMMER_CHANGE_UPDATE;
      if (provider->change != SUMMER_CHANGE_NONE
          && provider->first->place.change == SUMMER_CHANGE_NONE)
        provider->first->place.change = SUMMER_CHANGE_UPDATE;
    }
}

static void
take_provider (SummerMerge *self, SummerClassRow *row, const SummerClassRow *stored)
{
  SummerMergeProvider *provider;

  if (!is_given (self, row, NAME))
    {
      row->record.provider = stored != NULL ? stored->record.provider : 0;
      return;
    }
  if (row->provider.name == NULL)
    {
      if (row->provider.credit_code != NULL)
        summer_draft_error (self->draft, row->place.source, row->place.row,
                            summer_draft_get_cell (self->draft, row->place.source, NAME),
                            _ ("There is a credit code, but no 承办机构. Fill in the provider's "
                               "name, or empty the code."));
      row->record.provider = 0;
    }
  else
    {
      provider = find_provider (self, row, stored);
      if (provider == NULL)
        {
          provider = g_new0 (SummerMergeProvider, 1);
          provider->record.credit_code = row->provider.credit_code;
          provider->record.qualified_until = SUMMER_DAY_NONE;
          g_ptr_array_add (self->providers, provider);
        }
      merge_provider (self, provider, row);
      row->record.provider = provider->record.id;
    }
  if (row->place.change == SUMMER_CHANGE_NONE && stored != NULL
      && stored->record.provider != row->record.provider)
    row->place.change = SUMMER_CHANGE_UPDATE;
}

static void
check_days (SummerMerge *self, const SummerClassRow *row)
{
  const int cell = summer_draft_get_cell (self->draft, row->place.source, LAST_DAY);

  if (row->record.first_day == SUMMER_DAY_NONE || row->record.last_day == SUMMER_DAY_NONE)
    return;
  if (row->record.last_day < row->record.first_day)
    summer_draft_error (self->draft, row->place.source, row->place.row, cell,
                        _ ("The last day is before the first. Mend one of the two."));
  else if (row->record.last_day - row->record.first_day >= SUMMER_CLASS_DAYS_MAX)
    summer_draft_error (self->draft, row->place.source, row->place.row, cell,
                        _ ("The class is longer than %d days. Mend its first or its last day; see "
                           "whether a year is mistyped."),
                        SUMMER_CLASS_DAYS_MAX);
}

/**
 * summer_merge_classes:
 *
 * Merges the sheet 班级, and settles which classes there will be.
 */
void
summer_merge_classes (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CLASSES],
         *stored = self->stored[SUMMER_FORMAT_CLASSES];

  summer_merge_rows (self, SUMMER_FORMAT_CLASSES,
                     ~summer_format_get_mask (SUMMER_FORMAT_CLASSES, SUMMER_COLUMN_PROVIDER));
  for (guint i = 0; i < stored->len; i++)
    {
      SummerClassRow *row = &g_array_index (stored, SummerClassRow, i);

      g_hash_table_insert (self->classes, (gpointer) row->record.code, row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerClassRow *row = &g_array_index (rows, SummerClassRow, i);

      if (row->place.change != SUMMER_CHANGE_SKIP)
        {
          const SummerClassRow *before = summer_merge_find_class (self, row->record.code);

          row->record.programme = self->programme.id;
          take_provider (self, row, before);
          g_hash_table_insert (self->classes, (gpointer) row->record.code, row);
          check_days (self, row);
        }
    }
  settle_providers (self);
  for (guint i = 0; i < rows->len; i++)
    summer_merge_count (self, SUMMER_FORMAT_CLASSES,
                        g_array_index (rows, SummerClassRow, i).place.change);
}
