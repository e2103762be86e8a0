/*
 * Whose row it is, is found in this order:
 *
 *   the code            of a stored child, or of a row above, with the same name
 *   the identity number and the name, in the same class
 *   name and birth date in the same class, where no identity number says otherwise
 *
 * Anything less — the number in another class or with another name, the namesake in another class or with
 * another number, or without a birth date, a code with another name — a person has to say.
 */
#include "config.h"

#include "summer-roster-paste-private.h"

#include "summer-name.h"

#include <string.h>

static gboolean
is_in_class (SummerPasteSettling *settling, const SummerPasteMatch *match, gint64 class_id)
{
  if (match->of != NULL)
    return match->of->enrolment.class_id == class_id;
  return summer_roster_book_is_enrolled (settling->paste->book, match->child->id, class_id);
}

static gboolean
has_other_identity (const SummerPasteRow *row, const SummerChildRecord *child)
{
  return row->child.identity_number != NULL && child->identity_number != NULL
         && !g_str_equal (row->child.identity_number, child->identity_number);
}

static gboolean
take_match (SummerPasteSettling *settling,
            const SummerPasteRow *row,
            SummerPasteRow *of,
            const SummerChildRecord *stored,
            SummerPasteMatch *match)
{
  const SummerChildRecord *child = of != NULL ? &of->child : stored;
  gboolean is_named;

  if (child == NULL)
    return FALSE;
  is_named = summer_name_equal (row->child.name, child->name);
  *match = (SummerPasteMatch){ .child = child, .of = of };
  match->has_code = row->child.code != NULL && child->code != NULL
                    && g_ascii_strcasecmp (row->child.code, child->code) == 0;
  match->has_identity = g_strcmp0 (row->child.identity_number, child->identity_number) == 0
                        && child->identity_number != NULL;
  match->is_certain
      = is_named
        && (match->has_code
            || (of == NULL && is_in_class (settling, match, row->enrolment.class_id)
                && (match->has_identity
                    || (row->child.birth != SUMMER_DAY_NONE && row->child.birth == child->birth
                        && !has_other_identity (row, child)))));
  return TRUE;
}

/* How much a namesake is like the child of the row: 0 = another, 1 = here, and one birth date is not known,
 * 2 = born the same day, 3 = born the same day and here. */
static guint
measure (const SummerPasteRow *row, const SummerChildRecord *child, gboolean is_here)
{
  if (row->child.birth == SUMMER_DAY_NONE || child->birth == SUMMER_DAY_NONE)
    return is_here ? 1 : 0;
  return row->child.birth != child->birth ? 0 : is_here ? 3 : 2;
}

static const SummerChildRecord *
find_stored_namesake (SummerPasteSettling *settling, const SummerPasteRow *row)
{
  SummerRosterBook *book = settling->paste->book;
  const GPtrArray *namesakes
      = row->person != NULL ? g_hash_table_lookup (book->people, row->person) : NULL;
  const SummerChildRecord *found = NULL;
  guint most = 0;

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      const SummerChildRecord *child = g_ptr_array_index (namesakes, i);
      guint likeness
          = measure (row, child,
                     summer_roster_book_is_enrolled (book, child->id, row->enrolment.class_id));

      if (likeness > most)
        {
          most = likeness;
          found = child;
        }
    }
  return found;
}

static SummerPasteRow *
find_namesake_above (SummerPasteSettling *settling, const SummerPasteRow *row)
{
  const GPtrArray *namesakes
      = row->person != NULL ? g_hash_table_lookup (settling->people, row->person) : NULL;
  SummerPasteRow *found = NULL;
  guint most = 0;

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      SummerPasteRow *above = g_ptr_array_index (namesakes, i);
      guint likeness
          = measure (row, &above->child, above->enrolment.class_id == row->enrolment.class_id);

      if (likeness > most)
        {
          most = likeness;
          found = above;
        }
    }
  return found;
}

static gpointer
look_up (GHashTable *table, const char *key)
{
  return key != NULL ? g_hash_table_lookup (table, key) : NULL;
}

/**
 * summer_roster_paste_match:
 * @row: whose cells were read
 * @match: (out): whom it may be about
 *
 * Returns: FALSE when there is nobody like it, stored or above
 */
gboolean
summer_roster_paste_match (SummerPasteSettling *settling,
                           SummerPasteRow *row,
                           SummerPasteMatch *match)
{
  SummerRosterBook *book = settling->paste->book;
  g_autofree char *code = row->child.code != NULL ? g_utf8_casefold (row->child.code, -1) : NULL;
  const char *identity = row->child.identity_number;

  return take_match (settling, row, look_up (settling->codes, code), look_up (book->codes, code),
                     match)
         || take_match (settling, row, look_up (settling->identities, identity),
                        look_up (book->identities, identity), match)
         || take_match (settling, row, find_namesake_above (settling, row),
                        find_stored_namesake (settling, row), match);
}
