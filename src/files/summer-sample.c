#include "config.h"

#include "summer-sample.h"

#include <glib/gi18n.h>

#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-sample-days.h"
#include "summer-sample-desk.h"
#include "summer-sample-office.h"
#include "summer-sample-papers.h"
#include "summer-sample-people.h"
#include "summer-sample-plan.h"
#include "summer-sample-words.h"
#include "summer-staff-table.h"

#define CLASSES_PER_PROVIDER 6
#define CLASSES_PER_POLICY 8 /* the district unions insure their classes together */

/* What is written, and what the classes share. */
typedef struct
{
  SummerStore *store; /* borrowed */
  SummerSamplePlan plan;
  SummerSamplePeople people;
  SummerSampleRandom shared; /* for what belongs to no one class */
  gint64 programme;
  gint64 *providers; /* owned: those without a flaw */
  guint n_providers, n_all_providers;
  gint64 policies[2]; /* of the present batch: injury, medical */
  guint batch;        /* whose policies these are; 0 = none yet */
  guint n_policies;   /* made so far, for their numbers */
  guint n_children;   /* made so far, for their codes */
} Filling;

static gboolean
write_programme (Filling *filling, GError **error)
{
  const SummerSamplePlan *plan = &filling->plan;
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", error);
  SummerProgrammeRecord programme = {
    .name = "福州市2019年职工子女暑托班",
    .year = 2019,
    .first_day = plan->first_day,
    .last_day = plan->last_day,
  };

  if (policy == NULL || !summer_programme_insert (filling->store, &programme, error))
    return FALSE;
  filling->programme = programme.id;
  /* As much a class as the province planned for: 3,000,000 yuan for a hundred. */
  policy->fund = policy->fund / 100 * plan->n_classes;
  policy->planned_classes = (int) plan->n_classes;
  policy->host_classes_max = SUMMER_SAMPLE_HOST_CLASSES;
  return summer_programme_save_policy (filling->store, filling->programme, policy, error)
         && summer_policy_version_keep (filling->store, filling->programme, N_ ("Sample programme"),
                                        NULL, error)
         && summer_programme_save_closed_days (filling->store, filling->programme, &plan->typhoon,
                                               1, error);
}

static gboolean
write_provider (Filling *filling, SummerDay qualified_until, gint64 *id, GError **error)
{
  static const char digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  guint number = filling->n_all_providers++;
  guint names = summer_words_get_size (SUMMER_WORDS_PROVIDER);
  guint kinds = summer_words_get_size (SUMMER_WORDS_PROVIDER_KIND);
  guint round = number / (names * kinds);
  g_autofree char *branch = round > 0 ? g_strdup_printf ("第%u", round + 1) : g_strdup ("");
  g_autofree char *name
      = g_strdup_printf ("福州市%s%s%s", summer_words_get (SUMMER_WORDS_PROVIDER, number), branch,
                         summer_words_get (SUMMER_WORDS_PROVIDER_KIND, number / names));
  char code[19] = "52350000MJ";
  SummerProviderRecord provider = {
    .programme = filling->programme,
    .name = name,
    .credit_code = code,
    .qualified_until = qualified_until,
    .state = SUMMER_PROVIDER_NORMAL,
  };

  for (guint i = 10; i < 17; i++)
    code[i] = digits[summer_sample_random_below (&filling->shared, 31)];
  code[17] = summer_credit_code_check_character (code);
  code[18] = '\0';
  if (!summer_provider_insert (filling->store, &provider, error))
    return FALSE;
  *id = provider.id;
  return TRUE;
}

static gboolean
write_providers (Filling *filling, GError **error)
{
  filling->n_providers = filling->plan.n_classes / CLASSES_PER_PROVIDER + 1;
  filling->providers = g_new0 (gint64, filling->n_providers);
  for (guint i = 0; i < filling->n_providers; i++)
    {
      SummerDay until
          = summer_day_from_ymd (2020 + (int) summer_sample_random_below (&filling->shared, 4),
                                 1 + (int) summer_sample_random_below (&filling->shared, 12), 28);

      if (!write_provider (filling, until, &filling->providers[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_policy (Filling *filling,
              SummerInsuranceKind kind,
              const char *insurer,
              SummerDay last_day,
              gint64 *id,
              GError **error)
{
  static const char *const letters[] = { "YW", "YL", "ZR" };
  g_autofree char *number = g_strdup_printf ("%s2019%05u", letters[kind], ++filling->n_policies);
  SummerInsuranceRecord policy = {
    .programme = filling->programme,
    .number = number,
    .insurer = insurer,
    .kind = kind,
    .first_day = filling->plan.first_day - 3,
    .last_day = last_day,
    .sum_insured = kind == SUMMER_INSURANCE_LIABILITY         ? 200000000
                   : kind == SUMMER_INSURANCE_ACCIDENT_INJURY ? 10000000
                                                              : 2000000,
    .premium = kind == SUMMER_INSURANCE_LIABILITY         ? 120000
               : kind == SUMMER_INSURANCE_ACCIDENT_INJURY ? 2000
                                                          : 1550,
  };

  if (!summer_insurance_insert (filling->store, &policy, error))
    return FALSE;
  *id = policy.id;
  return TRUE;
}

/* The policies of the class: those of its batch, or two of its own where they are to end too early. */
static gboolean
choose_policies (Filling *filling,
                 const SummerSampleClass *class,
                 gint64 policies[2],
                 GError **error)
{
  gboolean ended = (class->flaws & SUMMER_FLAW_INSURANCE_ENDED) != 0;
  guint batch = (class->number - 1) / CLASSES_PER_POLICY + 1;
  const char *insurer = summer_words_pick (SUMMER_WORDS_INSURER, &filling->shared);
  gint64 liability;

  if (batch != filling->batch)
    {
      filling->batch = batch;
      if (!write_policy (filling, SUMMER_INSURANCE_ACCIDENT_INJURY, insurer,
                         filling->plan.last_day + 1, &filling->policies[0], error)
          || !write_policy (filling, SUMMER_INSURANCE_ACCIDENT_MEDICAL, insurer,
                            filling->plan.last_day + 1, &filling->policies[1], error)
          || !write_policy (filling, SUMMER_INSURANCE_LIABILITY, insurer,
                            filling->plan.last_day + 1, &liability, error))
        return FALSE;
    }
  if (!ended)
    {
      policies[0] = filling->policies[0];
      policies[1] = filling->policies[1];
      return TRUE;
    }
  return write_policy (filling, SUMMER_INSURANCE_ACCIDENT_INJURY, insurer, filling->plan.as_of - 5,
                       &policies[0], error)
         && write_policy (filling, SUMMER_INSURANCE_ACCIDENT_MEDICAL, insurer,
                          filling->plan.as_of - 5, &policies[1], error);
}

/* Who holds the class: a community, a company or a school, by the site. */
static void
name_class (Filling *filling, const SummerSampleClass *class, SummerClassRecord *record)
{
  static const struct
  {
    const char *host, *short_name;
  } kinds[] = {
    { "社区居民委员会", "社区" },     { "小学", "小学" },
    { "里社区居民委员会", "里社区" }, { "物流有限公司", "物流" },
    { "新村社区居民委员会", "新村" },
  };
  SummerSamplePeople *people = &filling->people;
  guint kind = (class->host * 7 + class->host / 1200) % G_N_ELEMENTS (kinds);
  const char *place = summer_sample_place_name (class->host);
  const char *host = summer_sample_people_text (people, "%s%s%s", class->district->full, place,
                                                kinds[kind].host);
  const char *site = class->host == class->site ? "" : summer_sample_place_name (class->site);

  record->code = summer_sample_people_text (people, "FZ-%0*u",
                                            filling->plan.n_classes > 999 ? 5 : 3, class->number);
  record->name = summer_sample_people_text (people, "%s·%s%s%s班", class->district->name, place,
                                            kinds[kind].short_name, site);
  record->union_name = summer_sample_people_text (people, "%s总工会", class->district->full);
  record->host = host;
  record->co_organiser = summer_sample_people_text (people, "%s工会", host);
  record->venue
      = summer_sample_people_text (people, "%s%s%s", class->district->full,
                                   summer_sample_place_name (class->site),
                                   summer_words_pick (SUMMER_WORDS_VENUE, &people->random));
  record->account_name = record->co_organiser;
  record->bank = summer_words_pick (SUMMER_WORDS_BANK, &people->random);
  record->account_number
      = summer_sample_people_text (people, "3500%05u%05u%05u",
                                   summer_sample_random_below (&people->random, 100000),
                                   summer_sample_random_below (&people->random, 100000),
                                   summer_sample_random_below (&people->random, 100000));
}

static SummerClassState
state_of (const SummerSamplePlan *plan, const SummerSampleClass *class)
{
  if (class->flaws & SUMMER_FLAW_REJECTED)
    return SUMMER_CLASS_REJECTED;
  if (class->flaws & SUMMER_FLAW_APPLIED)
    return SUMMER_CLASS_APPLIED;
  return class->last_day <= plan->as_of ? SUMMER_CLASS_ENDED : SUMMER_CLASS_OPEN;
}

static gboolean
write_class (Filling *filling, const SummerSampleClass *class, gint64 *class_id, GError **error)
{
  SummerSampleRandom *random = &filling->people.random;
  SummerClassRecord record = {
    .programme = filling->programme,
    .kind = summer_sample_random_chance (random, 600) ? SUMMER_CLASS_CONTINUING : SUMMER_CLASS_NEW,
    .state = state_of (&filling->plan, class),
    .first_day = class->first_day,
    .last_day = class->last_day,
    .places = (int) (class->n_children + summer_sample_random_below (random, 6)),
    .rank = SUMMER_RANK_NONE,
  };
  guint provider = summer_sample_random_below (random, filling->n_providers);

  name_class (filling, class, &record);
  record.emergency_plan
      = class->flaws & SUMMER_FLAW_NO_PLAN ? SUMMER_DAY_NONE
        : class->flaws & SUMMER_FLAW_PLAN_LATE
            ? class->first_day + 3
            : class->first_day - 3 - (SummerDay) summer_sample_random_below (random, 10);
  if (class->flaws & SUMMER_FLAWS_PROVIDER)
    {
      SummerDay until
          = class->flaws & SUMMER_FLAW_PROVIDER_EXPIRED ? class->last_day - 6 : SUMMER_DAY_NONE;

      if (!write_provider (filling, until, &record.provider, error))
        return FALSE;
    }
  else if (class->provided)
    record.provider = filling->providers[provider];

  if (!summer_class_insert (filling->store, &record, error))
    return FALSE;
  *class_id = record.id;
  return TRUE;
}

static gboolean
write_calendar (Filling *filling, const SummerSampleClass *class, gint64 class_id, GError **error)
{
  SummerAdjustmentRecord cancelled = {
    .class_id = class_id,
    .day = class->cancelled,
    .kind = SUMMER_ADJUSTMENT_CANCELLED,
    .reason = class->cancelled_by_typhoon
                  ? "台风停课"
                  : summer_words_pick (SUMMER_WORDS_CANCELLED, &filling->people.random),
  };
  SummerAdjustmentRecord extra = {
    .class_id = class_id,
    .day = class->extra,
    .kind = SUMMER_ADJUSTMENT_EXTRA,
    .reason = "补台风停课",
  };

  return (cancelled.day == SUMMER_DAY_NONE
          || summer_adjustment_insert (filling->store, &cancelled, error))
         && (extra.day == SUMMER_DAY_NONE
             || summer_adjustment_insert (filling->store, &extra, error));
}

static gboolean
add_staff (Filling *filling,
           SummerRole role,
           SummerDay first,
           SummerDay last,
           gint64 class_id,
           GArray *staff,
           GError **error)
{
  SummerStaffRecord record = { .class_id = class_id, .first_day = first, .last_day = last };

  summer_sample_people_staff (&filling->people, role, &record);
  if (!summer_staff_insert (filling->store, &record, error))
    return FALSE;
  g_array_append_val (staff, record);
  return TRUE;
}

/* A tutor and a volunteer for every thirty children, a head, and here and there a social worker. Some
 * tutors are relieved half way. */
static gboolean
write_staff (Filling *filling,
             const SummerSampleClass *class,
             gint64 class_id,
             GArray *staff,
             GError **error)
{
  SummerSampleRandom *random = &filling->people.random;
  guint teams = MAX (1, (class->n_children + 29) / 30);
  SummerDay relief
      = summer_sample_random_chance (random, 150) ? class->first_day + 13 : SUMMER_DAY_NONE;
  SummerDay leave
      = class->flaws & SUMMER_FLAW_NO_VOLUNTEER ? class->first_day + 25 : SUMMER_DAY_NONE;
  guint volunteers = teams + summer_sample_random_below (random, teams + 1);

  if (!add_staff (filling, SUMMER_ROLE_HEAD, SUMMER_DAY_NONE, SUMMER_DAY_NONE, class_id, staff,
                  error))
    return FALSE;
  for (guint i = 0; i < teams; i++)
    if (!add_staff (filling, SUMMER_ROLE_TUTOR, SUMMER_DAY_NONE, i == 0 ? relief : SUMMER_DAY_NONE,
                    class_id, staff, error))
      return FALSE;
  if (relief != SUMMER_DAY_NONE
      && !add_staff (filling, SUMMER_ROLE_TUTOR, relief + 1, SUMMER_DAY_NONE, class_id, staff,
                     error))
    return FALSE;
  for (guint i = 0; i < volunteers; i++)
    if (!add_staff (filling, SUMMER_ROLE_VOLUNTEER, SUMMER_DAY_NONE, leave, class_id, staff, error))
      return FALSE;
  return !summer_sample_random_chance (random, 300)
         || add_staff (filling, SUMMER_ROLE_SOCIAL_WORKER, SUMMER_DAY_NONE, SUMMER_DAY_NONE,
                       class_id, staff, error);
}

/* Most children stay from the first day to the last; some come later, and a few leave. */
static void
enrol (const SummerSampleClass *class,
       guint i,
       SummerSampleRandom *random,
       SummerEnrolmentRecord *enrolment)
{
  guint fate = summer_sample_random_below (random, 100);
  SummerDay first;

  enrolment->first_day = enrolment->last_day = SUMMER_DAY_NONE;
  if (fate < 7)
    enrolment->first_day = class->open[1 + summer_sample_random_below (random, class->n_open / 3)];
  else if (fate < 10)
    enrolment->last_day
        = class->open[class->n_open / 2 + summer_sample_random_below (random, class->n_open / 3)];
  first = enrolment->first_day != SUMMER_DAY_NONE ? enrolment->first_day : class->first_day;
  enrolment->agreement = first - 2 - (SummerDay) summer_sample_random_below (random, 14);
  /* The child without papers is one who comes from the first day. */
  if (i == 2 && (class->flaws & (SUMMER_FLAW_UNSIGNED | SUMMER_FLAW_SIGNED_LATE)))
    {
      enrolment->first_day = enrolment->last_day = SUMMER_DAY_NONE;
      enrolment->agreement
          = class->flaws & SUMMER_FLAW_UNSIGNED ? SUMMER_DAY_NONE : class->first_day + 9;
    }
}

static gboolean
write_children (Filling *filling,
                const SummerSampleClass *class,
                gint64 class_id,
                SummerSampleChild *children,
                GError **error)
{
  gint64 policies[2];

  if (!choose_policies (filling, class, policies, error))
    return FALSE;
  for (guint i = 0; i < class->n_children; i++)
    {
      SummerSampleChild *child = &children[i];

      *child = (SummerSampleChild){ 0 };
      child->record.programme = filling->programme;
      child->record.code
          = summer_sample_people_text (&filling->people, "FZ19%05u", ++filling->n_children);
      summer_sample_people_child (&filling->people, class->district->full, &child->record);
      if (!summer_child_insert (filling->store, &child->record, error))
        return FALSE;
      child->enrolment.class_id = class_id;
      child->enrolment.child = child->record.id;
      enrol (class, i, &filling->people.random, &child->enrolment);
      if (!summer_enrolment_insert (filling->store, &child->enrolment, error))
        return FALSE;
      for (guint kind = 0; kind < 2; kind++)
        {
          SummerInsuredRecord insured = { .policy = policies[kind], .child = child->record.id };

          if (kind == 1 && i == 2 && (class->flaws & SUMMER_FLAW_CHILD_UNINSURED))
            continue;
          if (!summer_insured_insert (filling->store, &insured, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* The register of a class, and what is at its desk. */
static gboolean
write_days (Filling *filling,
            const SummerSampleClass *class,
            gint64 class_id,
            const SummerSampleChild *children,
            GArray *staff,
            guint64 seed,
            GError **error)
{
  guint64 number = class->number;
  g_autoptr (SummerSampleDesk) desk
      = summer_sample_desk_new (&filling->plan, class, class_id, children, staff, &filling->people,
                                summer_sample_random_stream (seed, 4000000 + number));

  return summer_sample_write_staff_marks (filling->store, &filling->plan, class,
                                          (const SummerStaffRecord *) (gpointer) staff->data,
                                          staff->len,
                                          summer_sample_random_stream (seed, 3000000 + number),
                                          summer_sample_random_stream (seed, 5000000 + number),
                                          error)
         && summer_sample_write_marks (filling->store, &filling->plan, class, class_id, children,
                                       desk, summer_sample_random_stream (seed, 2000000 + number),
                                       error)
         && summer_sample_desk_write (desk, filling->store, error);
}

static gboolean
fill_class (Filling *filling, const SummerSampleClass *class, guint64 seed, GError **error)
{
  SummerSamplePeople *people = &filling->people;
  g_autofree SummerSampleChild *children = g_new (SummerSampleChild, class->n_children);
  g_autoptr (GArray) staff = g_array_new (FALSE, FALSE, sizeof (SummerStaffRecord));
  gint64 class_id;

  summer_sample_people_reset (people,
                              summer_sample_random_stream (seed,
                                                           1000000 + (guint64) class->number));
  if (!write_class (filling, class, &class_id, error)
      || !write_calendar (filling, class, class_id, error)
      || !summer_sample_write_reviews (filling->store, class, class_id, people, error))
    return FALSE;
  if (class->flaws & SUMMER_FLAW_REJECTED) /* it never began */
    return TRUE;
  return write_staff (filling, class, class_id, staff, error)
         && write_children (filling, class, class_id, children, error)
         && write_days (filling, class, class_id, children, staff, seed, error)
         && summer_sample_write_visits (filling->store, &filling->plan, class, class_id, people,
                                        error)
         && summer_sample_write_incidents (filling->store, class, class_id, people, error)
         && summer_sample_write_responses (filling->store, class, class_id, people, error);
}

static gboolean
fill (Filling *filling,
      guint64 seed,
      SummerProgressFunc progress,
      gpointer user_data,
      GCancellable *cancellable,
      GError **error)
{
  if (!write_programme (filling, error) || !write_providers (filling, error))
    return FALSE;
  for (guint i = 0; i < filling->plan.n_classes; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !fill_class (filling, &filling->plan.classes[i], seed, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) (i + 1) / filling->plan.n_classes, user_data);
    }
  return TRUE;
}

static gboolean
require_empty (SummerStore *store, GError **error)
{
  g_autoptr (GError) none = NULL;

  if (summer_programme_find (store, 0, &none) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                           _ ("This database already holds a programme. The sample needs an empty "
                              "one: name a new file."));
      return FALSE;
    }
  if (!g_error_matches (none, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_fill:
 * @store: one that holds no programme
 * @n_classes: at least 1
 * @seed: the same seed makes the same programme on every machine; only the ids differ
 * @progress: (nullable): called after each class
 * @programme: (out) (optional): the id of what was made
 *
 * Fills the store with an invented programme of Fuzhou in 2019, as it stands on Wednesday 7 August: most
 * classes near their end, a third of them with something that rules.md looks for. One journal entry.
 *
 * Returns: FALSE with @error set, and nothing written, when the store holds a programme
 *   (%G_IO_ERROR_EXISTS), refuses a record or the work was cancelled
 */
gboolean
summer_sample_fill (SummerStore *store,
                    guint n_classes,
                    guint64 seed,
                    SummerProgressFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    gint64 *programme,
                    GError **error)
{
  Filling filling = { .store = store, .shared = summer_sample_random_stream (seed, 2) };
  gboolean done;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_classes > 0, FALSE);

  if (!require_empty (store, error) || !summer_store_begin (store, "sample", NULL, error))
    return FALSE;
  summer_sample_plan_init (&filling.plan, n_classes, seed);
  summer_sample_people_init (&filling.people);
  done = fill (&filling, seed, progress, user_data, cancellable, error)
         && summer_sample_office_write (store, filling.programme, &filling.plan, seed, error);
  if (!done)
    summer_store_rollback (store);
  else
    done = summer_store_commit (store, NULL, error);
  if (done && programme != NULL)
    *programme = filling.programme;
  g_free (filling.providers);
  summer_sample_people_clear (&filling.people);
  summer_sample_plan_clear (&filling.plan);
  return done;
}
