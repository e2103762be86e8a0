#include "config.h"

#include "summer-care-table.h"
#include "summer-claims.h"
#include "summer-incident-table.h"
#include "summer-life-queries.h"
#include "summer-sample-office-private.h"

typedef struct
{
  SummerSampleOffice *office;
  const SummerSampleOfficeClass *class;
  gboolean claimed; /* one is enough */
  GError **error;
  gboolean failed;
} Writing;

static gboolean
write_step (Writing *writing,
            const SummerIncidentNoteRecord *incident,
            SummerIncidentStepKind kind,
            int days,
            int minutes,
            const char *note)
{
  SummerIncidentStepRecord step = {
    .incident = incident->id,
    .kind = kind,
    .day = incident->day + days,
    .time = days > 0 || incident->time == SUMMER_TIME_NONE
                ? SUMMER_TIME_NONE
                : MIN (incident->time + minutes, 23 * 60 + 59),
    .person = summer_sample_office_adult (writing->office),
    .note = note,
  };

  return step.day > writing->office->plan->as_of
         || summer_incident_step_insert (writing->office->store, &step, writing->error);
}

/* On the first incident that has a child with a policy. */
static gboolean
write_claim (Writing *writing, const SummerIncidentNoteRecord *incident)
{
  SummerStore *store = writing->office->store;
  g_autoptr (GArray) children
      = summer_incident_note_load_children (store, incident->id, writing->error);
  g_autoptr (GError) failed = NULL;
  SummerClaimRecord claim = {
    .incident = incident->id,
    .state = SUMMER_CLAIM_FILED,
    .reported_on = incident->day + 1,
    .amount = 32650,
    .decided_on = SUMMER_DAY_NONE,
    .paid = -1,
    .note = "门诊清创，附发票",
  };

  if (children == NULL)
    return FALSE;
  if (writing->claimed || children->len == 0 || claim.reported_on > writing->office->plan->as_of)
    return TRUE;
  claim.child = g_array_index (children, gint64, 0);
  claim.policy = summer_claim_propose_policy (store, incident->id, claim.child, &failed);
  if (failed != NULL)
    {
      g_propagate_error (writing->error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (claim.policy == 0)
    return TRUE;
  claim.number = "LP2019000127";
  writing->claimed = TRUE;
  return write_step (writing, incident, SUMMER_STEP_INSURER_TOLD, 1, 0, NULL)
         && summer_claim_insert (store, &claim, writing->error);
}

static gboolean
take_incident (const SummerIncidentNoteRecord *incident, gpointer user_data)
{
  Writing *writing = user_data;

  writing->failed
      = !write_step (writing, incident, SUMMER_STEP_GUARDIAN_TOLD, 0, 10, "电话告知")
        || !write_step (writing, incident, SUMMER_STEP_UNION_TOLD, 0, 45, NULL)
        || !write_claim (writing, incident)
        || !write_step (writing, incident, SUMMER_STEP_FOLLOWED_UP, 1, 0, "回访家长，孩子情况良好");
  return !writing->failed;
}

static gboolean
write_drill (Writing *writing, SummerSampleRandom *random)
{
  static const SummerDrillKind kinds[]
      = { SUMMER_DRILL_FIRE, SUMMER_DRILL_FIRE, SUMMER_DRILL_EARTHQUAKE, SUMMER_DRILL_STRANGER };
  SummerStore *store = writing->office->store;
  const SummerSampleClass *plan = writing->class->plan;
  SummerDrillRecord drill = {
    .class_id = writing->class->id,
    .day = plan->open[summer_sample_random_below (random, MIN (5, plan->n_held))],
    .kind = kinds[summer_sample_random_below (random, (guint) G_N_ELEMENTS (kinds))],
    .staff = 2 + (int) summer_sample_random_below (random, 2),
    .seconds = 80 + (int) summer_sample_random_below (random, 160),
    .leader = summer_sample_office_adult (writing->office),
  };
  guint present;

  if (!summer_class_count_present (store, drill.class_id, drill.day, &present, writing->error))
    return FALSE;
  drill.children = (int) present;
  return summer_drill_insert (store, &drill, writing->error);
}

/**
 * summer_sample_office_write_incidents:
 *
 * Who was told of what a desk noted, a claim, and a drill in every second class.
 */
gboolean
summer_sample_office_write_incidents (SummerSampleOffice *office, GError **error)
{
  Writing writing = { .office = office, .error = error };

  for (guint i = 0; i < office->classes->len; i++)
    {
      SummerSampleRandom random;

      writing.class = summer_sample_office_get (office, i);
      random = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_INCIDENTS,
                                                 writing.class->plan->number);
      if (writing.class->state == SUMMER_CLASS_REJECTED || writing.class->plan->n_held == 0)
        continue;
      if (!summer_incident_note_each (office->store, writing.class->id, take_incident, &writing,
                                      error)
          || writing.failed || (i % 2 == 0 && !write_drill (&writing, &random)))
        return FALSE;
    }
  return TRUE;
}
