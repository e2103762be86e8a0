#include "config.h"

#include "summer-incident-review.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-desk-entry.h"
#include "summer-money.h"

typedef struct
{
  SummerIncidentNoteRecord changed; /* texts are the store's while it calls */
  SummerStore *store;
  gboolean written;
  GError **error;
} Review;

/* The record is read whole and written whole, with what the review says. */
static gboolean
write_review (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  Review *review = user_data;
  SummerIncidentNoteRecord changed = *record;

  changed.severity = review->changed.severity;
  changed.reviewed_on = review->changed.reviewed_on;
  changed.reviewed_by = review->changed.reviewed_by;
  changed.review_note = review->changed.review_note;
  review->written = summer_incident_note_update (review->store, &changed, review->error);
  return FALSE;
}

/**
 * summer_incident_review:
 * @severity: as the clerk sees it
 * @by: who reviews
 * @today: the clock's day
 * @note: (nullable): what the clerk has to say about it
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Reviews an incident that was noted at a desk, again too. An adverse event or an accident decides the condition
 * `incident` of its class.
 */
gboolean
summer_incident_review (SummerStore *store,
                        gint64 incident,
                        SummerSeverity severity,
                        const char *by,
                        SummerDay today,
                        const char *note,
                        char **done,
                        GError **error)
{
  Review review = { .store = store, .error = error };
  const char *word = summer_terms_get_text (SUMMER_TERMS_SEVERITY, (int) severity);

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (by == NULL || *by == '\0')
    {
      g_set_error_literal (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                           _ ("Write who reviews it."));
      return FALSE;
    }

  review.changed.severity = severity;
  review.changed.reviewed_on = today;
  review.changed.reviewed_by = by;
  review.changed.review_note = note;
  if (!summer_store_begin (store, "review", word, error))
    return FALSE;
  return summer_desk_finish (store,
                             summer_incident_note_find (store, incident, write_review, &review,
                                                        error)
                                 && review.written,
                             _ ("Reviewed: %s"), word, done, error);
}
