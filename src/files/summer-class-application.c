#include "config.h"

#include "summer-approval-forms.h"

#include <glib/gi18n.h>

#include "summer-life-queries.h"
#include "summer-life-table.h"
#include "summer-official-form.h"
#include "summer-staffing.h"
#include "summer-terms.h"

/* What stands on it; texts are the chunk's. */
typedef struct
{
  GStringChunk *texts;
  const SummerClassFacts *facts;
  SummerClassRecord class;
  SummerProviderRecord provider;
  SummerVenueRecord venue;
} Application;

static const char *
keep (Application *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Application *self = user_data;

  self->class = *record;
  self->class.host = keep (self, record->host);
  self->class.co_organiser = keep (self, record->co_organiser);
  self->class.venue = keep (self, record->venue);
  return TRUE;
}

static gboolean
take_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Application *self = user_data;

  self->provider = *record;
  self->provider.name = keep (self, record->name);
  self->provider.credit_code = keep (self, record->credit_code);
  return TRUE;
}

static gboolean
take_venue (const SummerVenueRecord *record, gpointer user_data)
{
  Application *self = user_data;

  self->venue = *record;
  self->venue.address = keep (self, record->address);
  return TRUE;
}

static gboolean
load (Application *self, SummerStore *store, gint64 class_id, GError **error)
{
  if (!summer_class_find (store, class_id, take_class, self, error))
    return FALSE;
  return (self->class.provider == 0
          || summer_provider_find (store, self->class.provider, take_provider, self, error))
         && summer_venue_each (store, class_id, take_venue, self, error);
}

/* {{{ What is said in words */

static char *
dup_day (SummerDay day)
{
  return day != SUMMER_DAY_NONE ? summer_day_dup_text_in_year (day) : NULL;
}

static char *
dup_period (const SummerClassFacts *of, const SummerClassAssessment *assessment)
{
  g_autofree char *first = dup_day (of->first_day), *last = dup_day (of->last_day);

  return g_strdup_printf (ngettext ("%s to %s, %d open day", "%s to %s, %d open days",
                                    (gulong) assessment->open_days),
                          first, last, assessment->open_days);
}

/* How many, nobody by name. */
static char *
dup_staff (const SummerClassFacts *of)
{
  int n[SUMMER_ROLE_VOLUNTEER + 1] = { 0 };

  for (guint i = 0; i < of->n_assignments; i++)
    {
      const SummerRole role = of->assignments[i].role;
      gboolean is_again = FALSE;

      for (guint j = 0; j < i && !is_again; j++)
        is_again = of->assignments[j].role == role
                   && of->assignments[j].person == of->assignments[i].person;
      if (role <= SUMMER_ROLE_VOLUNTEER && !is_again)
        n[role]++;
    }
  return g_strdup_printf (_ ("%d tutors, %d volunteers"), n[SUMMER_ROLE_TUTOR],
                          n[SUMMER_ROLE_VOLUNTEER]);
}

static char *
dup_required (const SummerPolicy *policy, int children)
{
  const SummerStaffing required = summer_staffing_required (policy, children);

  return g_strdup_printf (_ ("%d tutors, %d volunteers for %d children"), required.tutors,
                          required.volunteers, children);
}

static char *
dup_children (const SummerClassFacts *of, int headcount)
{
  if (of->places == 0)
    return g_strdup_printf (_ ("%d children"), headcount);
  return g_strdup_printf (_ ("%d places, %d children"), of->places, headcount);
}

/* Which kinds, for how many children each. */
static char *
dup_insurance (const SummerClassFacts *of)
{
  GString *text = g_string_new (NULL);

  for (SummerInsuranceKind kind = SUMMER_INSURANCE_ACCIDENT_INJURY;
       kind <= SUMMER_INSURANCE_LIABILITY; kind++)
    {
      g_autoptr (GHashTable) children = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < of->n_cover; i++)
        if (of->cover[i].kind == kind)
          g_hash_table_add (children, GUINT_TO_POINTER (of->cover[i].child + 1));
      if (g_hash_table_size (children) > 0)
        g_string_append_printf (text, _ ("%s%s for %u children"), text->len > 0 ? _ (", ") : "",
                                summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND, (int) kind),
                                g_hash_table_size (children));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_review (const SummerClassFacts *of)
{
  const SummerFactEvent *last = of->n_reviews > 0 ? &of->reviews[of->n_reviews - 1] : NULL;
  g_autofree char *day = last != NULL ? dup_day (last->day) : NULL;

  return last != NULL
             ? g_strdup_printf ("%s %s",
                                summer_terms_get_text (SUMMER_TERMS_REVIEW_RESULT, last->value),
                                day)
             : NULL;
}

static char *
dup_place (const Application *self)
{
  if (self->class.venue == NULL || self->venue.address == NULL)
    return g_strdup (self->class.venue != NULL ? self->class.venue : self->venue.address);
  return g_strdup_printf ("%s · %s", self->class.venue, self->venue.address);
}

static char *
dup_provider (const Application *self)
{
  g_autofree char *until = dup_day (self->provider.qualified_until);

  if (self->provider.name == NULL)
    return g_strdup (_ ("none: the host runs it"));
  if (until == NULL)
    return g_strdup (self->provider.name);
  return g_strdup_printf (_ ("%s (qualified until %s)"), self->provider.name, until);
}

/* A blank is written by hand: nothing is known of what it depends on. */
static char *
dup_amount (const SummerClassAssessment *of)
{
  g_autofree char *amount = NULL, *capital = NULL;

  if (of->would_be == 0)
    return g_strdup (_ ("____________ yuan (in capital numerals: ________________________)"));
  amount = summer_money_dup_text (of->would_be);
  capital = summer_money_dup_capital (of->would_be);
  return g_strdup_printf (_ ("%s yuan (in capital numerals: %s)"), amount, capital);
}

/* }}} */

#define LINE 26.0

static void
add_pair (SummerOfficialForm *form,
          const char *left,
          const char *left_text,
          const char *right,
          const char *right_text)
{
  summer_official_form_begin_row (form, LINE);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, left);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, left_text);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, right);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, right_text);
}

static void
add_line (SummerOfficialForm *form,
          const char *label,
          const char *text,
          double height,
          SummerOfficialKind kind)
{
  summer_official_form_begin_row (form, height);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, label);
  summer_official_form_add (form, kind, 3, text);
}

static void
add_class (SummerOfficialForm *form,
           const Application *self,
           const SummerAssessment *assessment,
           const SummerClassAssessment *of)
{
  const SummerClassFacts *facts = self->facts;
  const int children = of->headcount > 0 ? of->headcount : facts->places;
  g_autofree char *period = dup_period (facts, of), *places = dup_children (facts, of->headcount);
  g_autofree char *staff = dup_staff (facts);
  g_autofree char *required = dup_required (assessment->policy, children);
  g_autofree char *insurance = dup_insurance (facts), *review = dup_review (facts);
  g_autofree char *plan = dup_day (facts->emergency_plan), *place = dup_place (self);
  g_autofree char *provider = dup_provider (self), *amount = dup_amount (of);

  add_pair (form, _ ("Class name"), facts->name, _ ("Class code"), facts->code);
  add_pair (form, _ ("Host"), self->class.host, _ ("Co-organiser"), self->class.co_organiser);
  add_pair (form, _ ("Union"), facts->union_name, _ ("Kind"),
            summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) facts->kind));
  add_pair (form, _ ("Provider"), provider, _ ("Credit code"), self->provider.credit_code);
  add_line (form, _ ("Venue"), place, LINE, SUMMER_OFFICIAL_TEXT);
  add_pair (form, _ ("Days"), period, _ ("Children"), places);
  add_pair (form, _ ("Staff"), staff, _ ("Staff required"), required);
  add_pair (form, _ ("Insurance"), insurance, _ ("Emergency plan"), plan);
  add_pair (form, _ ("Site review"), review, _ ("Account name"), facts->account_name);
  add_pair (form, _ ("Bank"), facts->bank, _ ("Account number"), facts->account_number);
  add_line (form, _ ("Amount applied for"), amount, LINE + 4, SUMMER_OFFICIAL_STRONG);
  add_line (form, _ ("Plan of the class"), NULL, 104, SUMMER_OFFICIAL_TEXT);
}

/* Who runs the class applies for it; where that is not given, the union that it is of. */
static const char *
get_applicant (const Application *self)
{
  if (self->class.host != NULL)
    return self->class.host;
  return self->facts->union_name != NULL ? self->facts->union_name : "";
}

/**
 * summer_class_application_new:
 * @assessment: of the whole programme
 *
 * The application of a class 申请表 as it is recorded, with places for the opinions and seals of the host and both unions.
 *
 * Returns: (transfer full) (nullable): the form; %NULL with NOT_FOUND when there is no such class
 */
SummerForm *
summer_class_application_new (SummerStore *store,
                              const SummerAssessment *assessment,
                              gint64 class_id,
                              GError **error)
{
  static const double widths[] = { 84, 178, 84, 170 };
  g_autoptr (GStringChunk) texts = g_string_chunk_new (512);
  Application self = { .texts = texts, .provider.qualified_until = SUMMER_DAY_NONE };
  g_autofree char *title
      = g_strdup_printf (_ ("%s: application of a class"), assessment->facts->name);
  const char *sign = _ ("(seal)          Signed: ______________     Date: ______________");
  g_autofree char *applicant = NULL;
  SummerOfficialForm *form;
  guint at = 0;

  if (!load (&self, store, class_id, error))
    return NULL;
  while (at < assessment->n_classes && assessment->classes[at].id != class_id)
    at++;
  if (at == assessment->n_classes)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such class in this programme."));
      return NULL;
    }
  self.facts = &assessment->facts->classes[at];
  form = summer_official_form_new (title, FALSE, widths, G_N_ELEMENTS (widths));
  summer_form_take_name (SUMMER_FORM (form),
                         g_strdup_printf ("%s %s", _ ("Application form"), self.facts->code));
  applicant = g_strdup_printf (_ ("Applicant: %s"), get_applicant (&self));
  summer_official_form_set_words (form, applicant, NULL);
  add_class (form, &self, assessment, &assessment->classes[at]);
  summer_official_form_add_opinion (form, _ ("Opinion of the host"), NULL, sign, 66);
  summer_official_form_add_opinion (form, _ ("District union"), NULL, sign, 66);
  summer_official_form_add_opinion (form, _ ("City union"), NULL, sign, 66);
  return SUMMER_FORM (form);
}
