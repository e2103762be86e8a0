/* What a child that accepts its place still lacks. */
#include "config.h"

#include "summer-offer.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"
#include "summer-insurance-table.h"
#include "summer-phrase.h"
#include "summer-programme-table.h"

typedef struct
{
  gint64 class_id;
  SummerDay day;
  guint kinds;     /* of insurance, that cover the day: bits 1 << SummerInsuranceKind */
  gboolean agreed; /* for the class, by the day */
} Papers;

static gboolean
note_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  Papers *papers = user_data;

  if (record->first_day <= papers->day && papers->day <= record->last_day)
    papers->kinds |= 1u << record->kind;
  return TRUE;
}

static gboolean
note_agreement (const SummerAgreementRecord *record, gpointer user_data)
{
  Papers *papers = user_data;

  papers->agreed |= record->class_id == papers->class_id && record->signed_on <= papers->day;
  return !papers->agreed;
}

/**
 * summer_offer_warn:
 * @child: of the records; 0 or less = a new one, which has no papers yet
 * @day: the first in the class; none = not said yet
 * @complaints: takes warnings: an agreement that is missing stands at the child, insurance at the first day
 *
 * What the rules will ask for once the child is there, insurance and agreement (rules.md 3), where the policy does not
 * switch the condition off.
 */
void
summer_offer_warn (SummerStore *store,
                   gint64 programme,
                   gint64 class_id,
                   gint64 child,
                   SummerDay day,
                   SummerComplaints *complaints)
{
  Papers papers = { .class_id = class_id, .day = day };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = summer_programme_load_policy (store, programme, &error);
  guint missing;

  if (day == SUMMER_DAY_NONE)
    return;
  if (policy == NULL
      || (child > 0
          && (!summer_insurance_each_of_child (store, child, note_policy, &papers, &error)
              || !summer_agreement_each (store, child, note_agreement, &papers, &error))))
    {
      summer_complaints_warn (complaints, "child", "%s", error->message);
      return;
    }

  if (!papers.agreed && policy->levels[SUMMER_CONDITION_AGREEMENT] != SUMMER_LEVEL_OFF)
    summer_complaints_warn (complaints, "child", "%s",
                            _ ("There is no agreement with the family for this class by the first "
                               "day. Have it signed, and write it down with the child."));
  missing = policy->insurance_kinds & ~papers.kinds;
  if (missing != 0 && policy->levels[SUMMER_CONDITION_INSURANCE] != SUMMER_LEVEL_OFF)
    {
      g_autofree char *kinds = summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, missing);

      summer_complaints_warn (complaints, "first_day",
                              _ ("Not insured on this day: %s. Send the child to the insurer."),
                              kinds);
    }
}
