#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-export-list.h"
#include "summer-wording.h"

static const SummerListColumn columns[] = {
  { NULL, N_ ("Code"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Class"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Union"), 16, SUMMER_LIST_TEXT },
  { NULL, N_ ("Outlook"), 10, SUMMER_LIST_CENTRE },
  { NULL, N_ ("Condition"), 12, SUMMER_LIST_TEXT },
  { NULL, N_ ("What must happen"), 52, SUMMER_LIST_WRAP },
  { "child-days", NC_ ("child-days", "Needed"), 10, SUMMER_LIST_COUNT },
  { "child-days", NC_ ("child-days", "To come"), 10, SUMMER_LIST_COUNT },
  { NULL, N_ ("Latest"), 12, SUMMER_LIST_DAY },
};

typedef struct
{
  const SummerAssessment *assessment;
  const guint *classes; /* of each row */
} Rescue;

static void
fill_row (gpointer owner, guint row, SummerListValue *values)
{
  const Rescue *self = owner;
  const SummerClassAssessment *of = &self->assessment->classes[self->classes[row]];
  const SummerClassFacts *facts = &self->assessment->facts->classes[self->classes[row]];
  const SummerFinding *urgent = summer_class_assessment_get_urgent (of);
  const SummerFinding *attendance = summer_class_assessment_find (of, SUMMER_CONDITION_ATTENDANCE);

  summer_list_set_text (&values[0], facts->code);
  summer_list_set_text (&values[1], facts->name);
  summer_list_set_text (&values[2], facts->union_name);
  summer_list_set_text (&values[3], summer_prospect_get_text (of->outlook));
  if (urgent != NULL)
    {
      g_autofree char *sentence = summer_prospect_dup_sentence (urgent, self->assessment->policy,
                                                                self->assessment->as_of);

      summer_list_set_text (&values[4], summer_condition_get_title (urgent->condition));
      summer_list_set_text (&values[5], sentence);
      if (urgent->prospect.due != SUMMER_DAY_NONE)
        summer_list_set_number (&values[8], urgent->prospect.due);
    }
  if (attendance != NULL)
    {
      summer_list_set_number (&values[6], attendance->prospect.needed);
      summer_list_set_number (&values[7], attendance->prospect.open);
    }
}

/**
 * summer_export_rescue:
 * @classes: indices into the assessment's classes, in the order in which they are to stand
 * @path: where to; text where it ends in .csv, otherwise a workbook
 *
 * What each of these classes still needs: days and child-days as numbers, ready to sort and filter.
 *
 * Returns: FALSE with a G_IO_ERROR or G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_export_rescue (const SummerAssessment *assessment,
                      const guint *classes,
                      guint n_classes,
                      const char *path,
                      GError **error)
{
  Rescue rescue = { assessment, classes };
  g_autofree char *as_of = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (assessment != NULL && classes != NULL && path != NULL, FALSE);

  as_of = summer_day_dup_text_in_year (assessment->as_of);
  subtitle = g_strdup_printf ("%s · %s", assessment->facts->name, as_of);
  return summer_export_list (_ ("Rescue list"), subtitle, columns, G_N_ELEMENTS (columns), fill_row,
                             &rescue, n_classes, path, error);
}
