#include "config.h"

#include "summer-sandbox.h"

#include <gio/gio.h>

#include "summer-rules.h"

#define MOST_AT_ONCE                                                                               \
  200 /* classes that are judged while a frame is made; more are judged in a worker */

typedef struct
{
  char *code; /* owned */
  SummerCondition condition;
  SummerOutcome outcome;
} Supposed;

typedef struct
{
  guint serial;             /* no other ever had it */
  char *name;               /* owned */
  SummerPolicy *policy;     /* owned; NULL until there is a base */
  GPtrArray *supposed;      /* Supposed, owned */
  SummerAssessment *result; /* owned; NULL until the first */
  gboolean stale;           /* the result is of what was set before */
} Variant;

struct _SummerSandbox
{
  GObject parent_instance;

  SummerAssessment *base; /* owned; NULL at first */
  GPtrArray *variants;    /* Variant, owned */
  guint chosen, last_serial;
  gboolean computing; /* a worker is at it */
};

enum
{
  CHANGED,
  COMPUTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerSandbox, summer_sandbox, G_TYPE_OBJECT)

static void
supposed_free (gpointer data)
{
  Supposed *supposed = data;

  g_free (supposed->code);
  g_free (supposed);
}

static void
variant_free (gpointer data)
{
  Variant *variant = data;

  g_free (variant->name);
  summer_policy_free (variant->policy);
  g_ptr_array_unref (variant->supposed);
  g_clear_pointer (&variant->result, summer_assessment_unref);
  g_free (variant);
}

static Variant *
get_variant (SummerSandbox *self, guint i)
{
  return g_ptr_array_index (self->variants, i);
}

static Variant *
get_chosen (SummerSandbox *self)
{
  return get_variant (self, self->chosen);
}

/* The first letter that no variant is named by. */
static char *
dup_free_name (SummerSandbox *self)
{
  char name[] = "A";

  for (guint i = 0; i < self->variants->len; i++)
    if (g_str_equal (get_variant (self, i)->name, name))
      {
        name[0]++;
        i = G_MAXUINT; /* from the start again */
      }
  return g_strdup (name);
}

static Variant *
add_variant (SummerSandbox *self, const SummerPolicy *policy)
{
  Variant *variant = g_new0 (Variant, 1);

  variant->serial = ++self->last_serial;
  variant->name = dup_free_name (self);
  variant->policy = policy != NULL ? summer_policy_copy (policy) : NULL;
  variant->supposed = g_ptr_array_new_with_free_func (supposed_free);
  variant->stale = TRUE;
  g_ptr_array_add (self->variants, variant);
  return variant;
}

static void
summer_sandbox_finalize (GObject *object)
{
  SummerSandbox *self = SUMMER_SANDBOX (object);

  g_ptr_array_unref (self->variants);
  g_clear_pointer (&self->base, summer_assessment_unref);

  G_OBJECT_CLASS (summer_sandbox_parent_class)->finalize (object);
}

static void
summer_sandbox_class_init (SummerSandboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_sandbox_finalize;

  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_SANDBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[COMPUTED] = g_signal_new ("computed", SUMMER_TYPE_SANDBOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_sandbox_init (SummerSandbox *self)
{
  self->variants = g_ptr_array_new_with_free_func (variant_free);
  add_variant (self, NULL);
}

SummerSandbox *
summer_sandbox_new (void)
{
  return g_object_new (SUMMER_TYPE_SANDBOX, NULL);
}

/* {{{ Computing */

/* One variant over one base: everything of its own, so that a worker may have it. */
typedef struct
{
  SummerAssessment *base; /* owned */
  SummerPolicy *policy;   /* owned */
  GArray *suppositions;   /* SummerSupposition, owned */
  guint serial;           /* of the variant, which may be gone when there is a result */
} Job;

static Job *
job_new (SummerSandbox *self, Variant *variant)
{
  Job *job = g_new0 (Job, 1);

  job->base = summer_assessment_ref (self->base);
  job->policy = summer_policy_copy (variant->policy);
  job->suppositions = g_array_new (FALSE, FALSE, sizeof (SummerSupposition));
  job->serial = variant->serial;
  for (guint i = 0; i < variant->supposed->len; i++)
    {
      const Supposed *supposed = g_ptr_array_index (variant->supposed, i);
      const SummerClassAssessment *of = summer_assessment_find (self->base, supposed->code);
      SummerSupposition supposition = { 0, supposed->condition, supposed->outcome };

      if (of == NULL)
        continue; /* the class went; what is supposed of it waits until it is there again */
      supposition.class = (guint) (of - self->base->classes);
      g_array_append_val (job->suppositions, supposition);
    }
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  summer_assessment_unref (job->base);
  summer_policy_free (job->policy);
  g_array_unref (job->suppositions);
  g_free (job);
}

static SummerAssessment *
job_run (const Job *job)
{
  return summer_rules_what_if (job->base, job->policy,
                               (const SummerSupposition *) (gconstpointer) job->suppositions->data,
                               job->suppositions->len);
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, job_run (data), (GDestroyNotify) summer_assessment_unref);
}

static void
take_result (Variant *variant, SummerAssessment *result)
{
  g_clear_pointer (&variant->result, summer_assessment_unref);
  variant->result = result;
}

static Variant *
find_variant (SummerSandbox *self, guint serial)
{
  for (guint i = 0; i < self->variants->len; i++)
    if (get_variant (self, i)->serial == serial)
      return get_variant (self, i);
  return NULL;
}

static void compute (SummerSandbox *self);

static void
computed_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  SummerSandbox *self = SUMMER_SANDBOX (source);
  const Job *job = g_task_get_task_data (G_TASK (async));
  SummerAssessment *result = g_task_propagate_pointer (G_TASK (async), NULL);
  Variant *variant = find_variant (self, job->serial);

  self->computing = FALSE;
  /* A result of values that were since passed by is shown all the same: the bars move while somebody drags. */
  if (variant != NULL && job->base == self->base)
    take_result (variant, result);
  else
    summer_assessment_unref (result);
  compute (self);
  g_signal_emit (self, signals[COMPUTED], 0);
}

/* Judges what is stale: at once, or one after the other in a worker, always by the latest that was set. */
static void
compute (SummerSandbox *self)
{
  if (self->base == NULL || self->computing)
    return;
  for (guint i = 0; i < self->variants->len; i++)
    {
      /* The chosen one first: it is looked at. */
      Variant *variant = get_variant (self, (self->chosen + i) % self->variants->len);
      g_autoptr (GTask) task = NULL;
      Job *job;

      if (!variant->stale)
        continue;
      variant->stale = FALSE;
      job = job_new (self, variant);
      if (self->base->n_classes <= MOST_AT_ONCE)
        {
          take_result (variant, job_run (job));
          job_free (job);
          continue;
        }
      self->computing = TRUE;
      task = g_task_new (self, NULL, computed_cb, NULL);
      g_task_set_task_data (task, job, job_free);
      g_task_run_in_thread (task, job_thread);
      return;
    }
}

static void
recompute (SummerSandbox *self, Variant *variant)
{
  variant->stale = TRUE;
  compute (self);
  if (!self->computing)
    g_signal_emit (self, signals[COMPUTED], 0);
}

/* }}} */

/**
 * summer_sandbox_set_base:
 * @whole: what the records say of all classes; referenced
 *
 * Every variant is judged over it. A variant whose policy is the one in force follows that when it changes.
 */
void
summer_sandbox_set_base (SummerSandbox *self, SummerAssessment *whole)
{
  g_return_if_fail (SUMMER_IS_SANDBOX (self) && whole != NULL && whole->whole == NULL);

  if (whole == self->base)
    return;
  for (guint i = 0; i < self->variants->len; i++)
    {
      Variant *variant = get_variant (self, i);

      if (variant->policy == NULL || summer_policy_equal (variant->policy, self->base->policy))
        {
          summer_policy_free (variant->policy);
          variant->policy = summer_policy_copy (whole->policy);
        }
      g_clear_pointer (&variant->result, summer_assessment_unref);
      variant->stale = TRUE;
    }
  summer_assessment_ref (whole);
  g_clear_pointer (&self->base, summer_assessment_unref);
  self->base = whole;
  compute (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[COMPUTED], 0);
}

SummerAssessment *
summer_sandbox_get_base (SummerSandbox *self)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self), NULL);

  return self->base;
}

guint
summer_sandbox_get_n (SummerSandbox *self)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self), 0);

  return self->variants->len;
}

guint
summer_sandbox_get_chosen (SummerSandbox *self)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self), 0);

  return self->chosen;
}

void
summer_sandbox_choose (SummerSandbox *self, guint variant)
{
  g_return_if_fail (SUMMER_IS_SANDBOX (self) && variant < self->variants->len);

  if (variant == self->chosen)
    return;
  self->chosen = variant;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[COMPUTED], 0);
}

void
summer_sandbox_add (SummerSandbox *self)
{
  const Variant *from;
  Variant *to;

  g_return_if_fail (SUMMER_IS_SANDBOX (self));

  if (self->variants->len == SUMMER_SANDBOX_VARIANTS)
    return;
  from = get_chosen (self);
  to = add_variant (self, from->policy);
  for (guint i = 0; i < from->supposed->len; i++)
    {
      Supposed *copy = g_memdup2 (g_ptr_array_index (from->supposed, i), sizeof (Supposed));

      copy->code = g_strdup (copy->code);
      g_ptr_array_add (to->supposed, copy);
    }
  self->chosen = self->variants->len - 1;
  compute (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[COMPUTED], 0);
}

/**
 * summer_sandbox_throw_away:
 *
 * The chosen variant goes, and the one before it is chosen. Where it is the only one, it begins anew from the policy in
 * force with nothing supposed.
 */
void
summer_sandbox_throw_away (SummerSandbox *self)
{
  g_return_if_fail (SUMMER_IS_SANDBOX (self));

  g_ptr_array_remove_index (self->variants, self->chosen);
  if (self->variants->len == 0)
    add_variant (self, self->base != NULL ? self->base->policy : NULL);
  self->chosen = self->chosen > 0 ? self->chosen - 1 : 0;
  compute (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[COMPUTED], 0);
}

const char *
summer_sandbox_get_name (SummerSandbox *self, guint variant)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self) && variant < self->variants->len, NULL);

  return get_variant (self, variant)->name;
}

void
summer_sandbox_set_name (SummerSandbox *self, const char *name)
{
  Variant *variant;

  g_return_if_fail (SUMMER_IS_SANDBOX (self) && name != NULL);

  variant = get_chosen (self);
  g_free (variant->name);
  variant->name = g_strdup (name);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * summer_sandbox_get_policy:
 *
 * Returns: (transfer none) (nullable): the policy of a variant; %NULL until there is a base
 */
const SummerPolicy *
summer_sandbox_get_policy (SummerSandbox *self, guint variant)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self) && variant < self->variants->len, NULL);

  return get_variant (self, variant)->policy;
}

void
summer_sandbox_set_policy (SummerSandbox *self, const SummerPolicy *policy)
{
  Variant *variant;

  g_return_if_fail (SUMMER_IS_SANDBOX (self) && policy != NULL);

  variant = get_chosen (self);
  if (variant->policy != NULL && summer_policy_equal (variant->policy, policy))
    return;
  summer_policy_free (variant->policy);
  variant->policy = summer_policy_copy (policy);
  recompute (self, variant);
}

static Supposed *
find_supposed (const Variant *variant, const char *code, SummerCondition condition, guint *at)
{
  for (guint i = 0; i < variant->supposed->len; i++)
    {
      Supposed *supposed = g_ptr_array_index (variant->supposed, i);

      if (supposed->condition == condition && g_str_equal (supposed->code, code))
        {
          *at = i;
          return supposed;
        }
    }
  return NULL;
}

/**
 * summer_sandbox_suppose:
 * @code: of a class
 * @outcome: a SummerOutcome, or %SUMMER_AS_RECORDED
 *
 * Takes a condition of a class to come out so in the chosen variant, whatever the records say.
 */
void
summer_sandbox_suppose (SummerSandbox *self,
                        const char *code,
                        SummerCondition condition,
                        int outcome)
{
  Variant *variant;
  Supposed *supposed;
  guint at = 0;

  g_return_if_fail (SUMMER_IS_SANDBOX (self) && code != NULL);

  variant = get_chosen (self);
  if (summer_sandbox_get_supposed (self, code, condition) == outcome)
    return;
  supposed = find_supposed (variant, code, condition, &at);
  if (outcome == SUMMER_AS_RECORDED)
    {
      g_ptr_array_remove_index (variant->supposed, at);
    }
  else if (supposed != NULL)
    {
      supposed->outcome = (SummerOutcome) outcome;
    }
  else
    {
      supposed = g_new0 (Supposed, 1);
      *supposed = (Supposed){ g_strdup (code), condition, (SummerOutcome) outcome };
      g_ptr_array_add (variant->supposed, supposed);
    }
  recompute (self, variant);
}

/**
 * summer_sandbox_get_supposed:
 *
 * Returns: the outcome supposed in the chosen variant, or %SUMMER_AS_RECORDED
 */
int
summer_sandbox_get_supposed (SummerSandbox *self, const char *code, SummerCondition condition)
{
  const Supposed *supposed;
  guint at;

  g_return_val_if_fail (SUMMER_IS_SANDBOX (self) && code != NULL, SUMMER_AS_RECORDED);

  supposed = find_supposed (get_chosen (self), code, condition, &at);
  return supposed != NULL ? (int) supposed->outcome : SUMMER_AS_RECORDED;
}

guint
summer_sandbox_get_n_supposed (SummerSandbox *self, guint variant)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self) && variant < self->variants->len, 0);

  return get_variant (self, variant)->supposed->len;
}

/**
 * summer_sandbox_get_result:
 *
 * Returns: (transfer none) (nullable): what a variant comes to, over all classes; of what was set before, while a worker is
 *   at it; %NULL until there is one
 */
SummerAssessment *
summer_sandbox_get_result (SummerSandbox *self, guint variant)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self) && variant < self->variants->len, NULL);

  return get_variant (self, variant)->result;
}

gboolean
summer_sandbox_is_computing (SummerSandbox *self)
{
  g_return_val_if_fail (SUMMER_IS_SANDBOX (self), FALSE);

  return self->computing;
}
