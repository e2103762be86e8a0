#include "config.h"

#include "summer-claims.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-document-table.h"
#include "summer-history.h"
#include "summer-incident-table.h"
#include "summer-insurance-table.h"

/* What is known about a claim besides what the form says. */
typedef struct
{
  const SummerClaimRecord *claim;
  SummerDay day;           /* of the incident */
  gboolean child_is_there; /* among those of the incident */
  gboolean insured;        /* the policy names the child */
  gboolean covered;        /* and covers the day */
  SummerMoney sum_insured;
  gint64 proposed;
  int former; /* SummerClaimState as stored, -1 = a new claim */
} Known;

static gboolean
take_when (SummerDay day, SummerTime time, gint64 class_id, gpointer user_data)
{
  ((Known *) user_data)->day = day;
  return FALSE;
}

static gboolean
take_child (gint64 id, const char *code, const char *name, gpointer user_data)
{
  Known *known = user_data;

  known->child_is_there |= id == known->claim->child;
  return TRUE;
}

static gboolean
covers (const SummerInsuranceRecord *record, SummerDay day)
{
  return record->first_day <= day && day <= record->last_day;
}

/* What pays for treatment goes before what pays for lasting harm, and both before what covers the organiser. */
static gboolean
take_policy (const SummerInsuranceRecord *record, gpointer user_data)
{
  Known *known = user_data;
  const gboolean fits = covers (record, known->day);

  if (record->id == known->claim->policy)
    {
      known->insured = TRUE;
      known->covered = fits;
      known->sum_insured = record->sum_insured;
    }
  if (fits && (known->proposed == 0 || record->kind == SUMMER_INSURANCE_ACCIDENT_MEDICAL))
    known->proposed = record->id;
  return TRUE;
}

static gboolean
take_former (const SummerClaimRecord *record, gpointer user_data)
{
  ((Known *) user_data)->former = (int) record->state;
  return FALSE;
}

static gboolean
learn (SummerStore *store, const SummerClaimRecord *claim, Known *known, GError **error)
{
  *known = (Known){ .claim = claim, .day = SUMMER_DAY_NONE, .sum_insured = -1, .former = -1 };

  return summer_incident_find_when (store, claim->incident, take_when, known, error)
         && summer_incident_child_each (store, claim->incident, take_child, known, error)
         && summer_insurance_each_of_child (store, claim->child, take_policy, known, error)
         && (claim->id == 0 || summer_claim_find (store, claim->id, take_former, known, error));
}

/**
 * summer_claim_propose_policy:
 *
 * Returns: the policy that names @child and covers the day of @incident, one for medical treatment first; 0 when
 *   there is none, or with @error set
 */
gint64
summer_claim_propose_policy (SummerStore *store, gint64 incident, gint64 child, GError **error)
{
  const SummerClaimRecord claim = { .incident = incident, .child = child };
  Known known;

  return learn (store, &claim, &known, error) ? known.proposed : 0;
}

static void
check_state (const SummerClaimRecord *claim, const Known *known, SummerComplaints *complaints)
{
  const gboolean decided
      = claim->state == SUMMER_CLAIM_PAID || claim->state == SUMMER_CLAIM_REFUSED;
  const gboolean was_decided
      = known->former >= SUMMER_CLAIM_PAID && known->former <= SUMMER_CLAIM_TAKEN_BACK;

  if (known->former >= 0 && (int) claim->state != known->former
      && (was_decided || (int) claim->state < known->former))
    summer_complaints_add (complaints, "state",
                           _ ("This claim is %s already. If that was a mistake, undo that entry."),
                           summer_terms_get_text (SUMMER_TERMS_CLAIM, known->former));
  else if (claim->state == SUMMER_CLAIM_PAID && known->former != SUMMER_CLAIM_PAID
           && known->former != SUMMER_CLAIM_FILED)
    summer_complaints_add (complaints, "state", "%s",
                           _ ("Only a claim that was filed can be paid. File it first."));
  if (claim->state != SUMMER_CLAIM_REPORTED && claim->state != SUMMER_CLAIM_TAKEN_BACK
      && claim->amount < 0)
    summer_complaints_add (complaints, "amount", "%s", _ ("Write how much is claimed."));
  if (decided && claim->decided_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "decided-on", "%s",
                           _ ("Write the day on which the insurer decided."));
  if (claim->state == SUMMER_CLAIM_PAID && claim->paid < 0)
    summer_complaints_add (complaints, "paid", "%s", _ ("Write how much was paid."));
  if (claim->state != SUMMER_CLAIM_PAID && claim->paid >= 0)
    summer_complaints_add (complaints, "paid", "%s",
                           _ ("Something was paid: the state must say so."));
}

static void
check_days (const SummerClaimRecord *claim,
            const Known *known,
            SummerDay today,
            SummerComplaints *complaints)
{
  if (claim->reported_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "reported-on", "%s",
                           _ ("Write the day on which it was reported."));
  else if (claim->reported_on < known->day)
    summer_complaints_add (complaints, "reported-on", "%s",
                           _ ("This is before the incident. Write a later day."));
  else if (claim->reported_on > today)
    summer_complaints_add (complaints, "reported-on", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
  if (claim->decided_on == SUMMER_DAY_NONE)
    return;
  if (claim->reported_on != SUMMER_DAY_NONE && claim->decided_on < claim->reported_on)
    summer_complaints_add (complaints, "decided-on", "%s",
                           _ ("It cannot be decided before it is reported. Write a later day."));
  else if (claim->decided_on > today)
    summer_complaints_add (complaints, "decided-on", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
}

static void
check_policy (const SummerClaimRecord *claim, const Known *known, SummerComplaints *complaints)
{
  g_autofree char *day = summer_day_dup_text_in_year (known->day);

  if (claim->child == 0)
    summer_complaints_add (complaints, "child", "%s", _ ("Choose the child."));
  else if (!known->child_is_there)
    summer_complaints_add (complaints, "child", "%s",
                           _ ("This child was no part of the incident. Choose another one."));
  if (claim->policy == 0)
    summer_complaints_add (complaints, "policy", "%s", _ ("Choose the insurance policy."));
  else if (claim->child != 0 && !known->insured)
    summer_complaints_add (complaints, "policy", "%s",
                           _ ("This policy does not name the child. Choose another one."));
  else if (claim->child != 0 && !known->covered)
    summer_complaints_add (complaints, "policy",
                           _ ("This policy did not cover %s. Choose another one."), day);
}

/**
 * summer_claim_check:
 * @today: the clock's day
 *
 * Fields: "child", "policy", "state", "reported-on", "amount", "decided-on", "paid".
 */
void
summer_claim_check (SummerStore *store,
                    const SummerClaimRecord *claim,
                    SummerDay today,
                    SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  Known known;

  if (!learn (store, claim, &known, &error))
    {
      summer_complaints_add (complaints, "child", "%s", error->message);
      return;
    }
  check_policy (claim, &known, complaints);
  check_state (claim, &known, complaints);
  check_days (claim, &known, today, complaints);
  if (claim->paid > claim->amount && claim->amount >= 0)
    summer_complaints_warn (complaints, "paid", "%s", _ ("This is more than what was claimed."));
  if (known.sum_insured >= 0 && claim->amount > known.sum_insured)
    summer_complaints_warn (complaints, "amount", "%s",
                            _ ("This is more than the sum insured of the policy."));
}

/**
 * summer_claim_save:
 * @claim: id 0 = a new one, and is filled in
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_claim_save (SummerStore *store,
                   SummerClaimRecord *claim,
                   SummerDay today,
                   SummerComplaints *complaints,
                   char **done,
                   GError **error)
{
  SummerClaimRecord record = *claim;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_claim_check (store, claim, today, complaints);
  if (!summer_complaints_is_empty (complaints) || !summer_store_begin (store, "claim", NULL, error))
    return FALSE;
  written = record.id == 0 ? summer_claim_insert (store, &record, error)
                           : summer_claim_update (store, &record, error);
  if (written)
    {
      name = summer_history_dup_name (store, "claim", record.id);
      what = g_strdup_printf ("%s %s", name,
                              summer_terms_get_text (SUMMER_TERMS_CLAIM, (int) claim->state));
      summer_store_set_reason (store, what);
    }
  if (!summer_clerk_finish (store, written, _ ("Claim: %s"), what, done, error))
    return FALSE;
  claim->id = record.id;
  return TRUE;
}

static gboolean
take_state (const SummerClaimRecord *record, gpointer user_data)
{
  *(SummerClaimState *) user_data = record->state;
  return FALSE;
}

static gboolean
take_document (const SummerDocumentRecord *record, gpointer user_data)
{
  g_array_append_val (user_data, record->id);
  return TRUE;
}

static gboolean
delete_claim (SummerStore *store, gint64 claim, GError **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!summer_document_each_of (store, "claim", claim, take_document, documents, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!summer_document_delete (store, g_array_index (documents, gint64, i), error))
      return FALSE;
  return summer_claim_delete (store, claim, error);
}

/**
 * summer_claim_take_out:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Undoing the entry brings the claim back, and its documents.
 */
gboolean
summer_claim_take_out (SummerStore *store, gint64 claim, char **done, GError **error)
{
  g_autofree char *what = summer_history_dup_name (store, "claim", claim);
  SummerClaimState state = SUMMER_CLAIM_REPORTED;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_claim_find (store, claim, take_state, &state, error))
    return FALSE;
  if (state == SUMMER_CLAIM_PAID || state == SUMMER_CLAIM_REFUSED)
    return summer_clerk_set_refused (
        error, _ ("This claim is %s already. If that was a mistake, undo that entry."),
        summer_terms_get_text (SUMMER_TERMS_CLAIM, (int) state));
  if (!summer_store_begin (store, "delete", what, error))
    return FALSE;
  return summer_clerk_finish (store, delete_claim (store, claim, error), _ ("Deleted: %s"), what,
                              done, error);
}
