#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-document-table.h"
#include "summer-life-queries.h"

typedef struct
{
  char *name; /* owned */
  SummerDay first_day;
} Class;

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  *(Class *) user_data
      = (Class){ g_strdup_printf ("%s %s", record->code, record->name), record->first_day };
  return FALSE;
}

static void
check (const SummerReviewRecord *record,
       SummerDay first_day,
       SummerDay today,
       SummerComplaints *complaints)
{
  if (record->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write the day."));
  else if (record->day > today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
  else if (record->day > first_day)
    summer_complaints_warn (complaints, "day", _ ("The class began before this day."));
  if (record->reviewer == NULL)
    summer_complaints_add (complaints, "reviewer", _ ("Write who reviewed the site."));
  if (record->result == SUMMER_RESULT_FAIL && record->note == NULL)
    summer_complaints_add (complaints, "note", _ ("Write what is to be mended."));
}

void
summer_site_review_check (SummerStore *store,
                          const SummerReviewRecord *record,
                          SummerDay today,
                          SummerComplaints *complaints)
{
  Class class = { 0 };
  g_autoptr (GError) error = NULL;

  if (summer_class_find (store, record->class_id, take_class, &class, &error))
    check (record, class.first_day, today, complaints);
  else
    summer_complaints_add (complaints, "day", "%s", error->message);
  g_free (class.name);
}

/**
 * summer_site_review_save:
 * @record: a new one is given its id
 *
 * Stores the review of a site, as one entry.
 */
gboolean
summer_site_review_save (SummerStore *store,
                         SummerReviewRecord *record,
                         SummerDay today,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  SummerReviewRecord review = *record;
  Class class = { 0 };
  g_autofree char *name = NULL;

  if (!summer_class_find (store, record->class_id, take_class, &class, error))
    return FALSE;
  name = class.name;
  check (record, class.first_day, today, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "site-review", name, error))
    return FALSE;
  if (!summer_clerk_finish (store,
                            review.id == 0 ? summer_review_insert (store, &review, error)
                                           : summer_review_update (store, &review, error),
                            _ ("Site reviewed: %s"), name, done, error))
    return FALSE;
  record->id = review.id;
  return TRUE;
}

static gboolean
take_day (const SummerReviewRecord *record, gpointer user_data)
{
  *(char **) user_data = summer_day_dup_text (record->day);
  return FALSE;
}

/**
 * summer_site_review_delete:
 *
 * Deletes a review with its documents: undoing brings both back.
 */
gboolean
summer_site_review_delete (SummerStore *store, gint64 id, char **done, GError **error)
{
  g_autofree char *day = NULL;

  if (!summer_review_find (store, id, take_day, &day, error)
      || !summer_store_begin (store, "delete", day, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_document_delete_of (store, "review", id, error)
                                  && summer_review_delete (store, id, error),
                              _ ("Site review deleted: %s"), day, done, error);
}
