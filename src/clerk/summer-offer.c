#include "config.h"

#include "summer-offer.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"
#include "summer-application-table.h"
#include "summer-child-code.h"
#include "summer-child-table.h"
#include "summer-clerk-entry.h"
#include "summer-enrolment.h"
#include "summer-stay.h"
#include "summer-twins.h"

typedef struct
{
  SummerDay today, until;
  const char *reason;
} Offer;

static gboolean
offer_one (SummerApplicationRecord *record, gpointer data, GError **error)
{
  const Offer *offer = data;

  record->state = SUMMER_APPLICATION_OFFERED;
  record->offered_on = offer->today;
  record->offer_until = offer->until;
  record->reason = offer->reason;
  return TRUE;
}

/* Whether a class can take children at all. */
static gboolean
check_class (const SummerRollClass *class, GError **error)
{
  if (class->state != SUMMER_CLASS_APPROVED && class->state != SUMMER_CLASS_OPEN)
    return summer_clerk_set_refused (error,
                                     _ ("Class %s is not approved and not open: it has no places "
                                        "to offer."),
                                     class->code);
  if (class->places == 0)
    return summer_clerk_set_refused (error,
                                     _ ("It is not written how many places class %s has. Fill that "
                                        "in first."),
                                     class->code);
  return TRUE;
}

static gboolean
check_free (const SummerRollClass *class, GError **error)
{
  if (!check_class (class, error))
    return FALSE;
  if (class->free > 0)
    return TRUE;
  if (class->n_lapsed > 0)
    return summer_clerk_set_refused (error,
                                     _ ("All %d places of class %s are taken or offered. %u offers "
                                        "have lapsed: end them first."),
                                     class->places, class->code, class->n_lapsed);
  return summer_clerk_set_refused (error, _ ("All %d places of class %s are taken or offered."),
                                   class->places, class->code);
}

/* Why nobody of the one class can be offered a place in turn. */
static gboolean
explain_none (const SummerRollClass *class, GError **error)
{
  if (!check_free (class, error))
    return FALSE;
  if (class->needs_lottery)
    return summer_clerk_set_refused (error,
                                     _ ("Several share the rank of the last places of class %s. "
                                        "Hold the lottery first."),
                                     class->code);
  if (class->n_unproved > 0)
    return summer_clerk_set_refused (error,
                                     _ ("Those that wait for class %s cannot be ranked: something "
                                        "that decides is not said of them."),
                                     class->code);
  return summer_clerk_set_refused (error, _ ("Nobody waits for class %s."), class->code);
}

static gboolean
is_next (const SummerRoll *roll, const SummerRollEntry *entry)
{
  const SummerRollClass *class = &roll->classes[entry->class];

  return entry->standing.place == SUMMER_PLACE_FREE && class->places > 0
         && (class->state == SUMMER_CLASS_APPROVED || class->state == SUMMER_CLASS_OPEN);
}

/**
 * summer_offer_propose:
 *
 * Returns: the last day on which an offer that is made today can be accepted
 */
SummerDay
summer_offer_propose (const SummerRoll *roll, const SummerRollEntry *entry)
{
  return MIN (roll->today + roll->rule.offer_days, roll->classes[entry->class].last_day);
}

/**
 * summer_offer_in_turn:
 * @unions: (nullable): of classes of these unions; see summer_roll_narrow()
 * @class_id: 0 = of every class
 * @most: at most so many offers
 * @today: the clock's day; the offers hold as many days as the programme says
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Returns: FALSE with @error set, %SUMMER_CLERK_ERROR_REFUSED when there is nobody to be offered a place
 */
gboolean
summer_offer_in_turn (SummerStore *store,
                      gint64 programme,
                      const char *unions,
                      gint64 class_id,
                      guint most,
                      SummerDay today,
                      char **done,
                      GError **error)
{
  g_autoptr (SummerRoll) roll = summer_roll_new (store, programme, class_id, today, error);
  g_autofree char *what = NULL;
  gboolean written = TRUE;
  guint n = 0;

  if (roll == NULL)
    return FALSE;
  if (class_id == 0)
    summer_roll_narrow (roll, unions);
  for (guint i = 0; i < roll->n_entries; i++)
    n += is_next (roll, &roll->entries[i]);
  if (n == 0)
    return class_id != 0 ? explain_none (&roll->classes[0], error)
                         : summer_clerk_set_refused (error, _ ("No class has a place for the next "
                                                               "of its queue."));

  Offer offer = { today, SUMMER_DAY_NONE, NULL };
  if (!summer_store_begin (store, "offer", NULL, error))
    return FALSE;
  n = 0;
  for (guint i = 0; written && n < most && i < roll->n_entries; i++)
    if (is_next (roll, &roll->entries[i]))
      {
        g_free (what);
        what = NULL;
        offer.until = summer_offer_propose (roll, &roll->entries[i]);
        written = summer_application_change (store, roll->entries[i].record.id, offer_one, &offer,
                                             &what, error);
        n++;
      }
  if (n > 1)
    {
      g_free (what);
      what = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
    }
  return summer_clerk_finish (store, written, _ ("Offered: %s"), what, done, error);
}

static gboolean
check_offer (const SummerRoll *roll,
             const SummerRollEntry *entry,
             SummerDay until,
             const char *reason,
             GError **error)
{
  if (entry->record.state != SUMMER_APPLICATION_WAITING)
    return summer_clerk_set_refused (error, _ ("%s does not wait any more."), entry->record.name);
  if (entry->standing.eligibility == SUMMER_ELIGIBLE_NOT)
    return summer_clerk_set_refused (error,
                                     _ ("%s does not fulfil the conditions of the programme."),
                                     entry->record.name);
  if (entry->standing.eligibility == SUMMER_ELIGIBLE_NOT_KNOWN)
    return summer_clerk_set_refused (error,
                                     _ ("Of %s something is not said that decides. Ask, and fill "
                                        "it in."),
                                     entry->record.name);
  if (!check_free (&roll->classes[entry->class], error))
    return FALSE;
  if (until < roll->today)
    return summer_clerk_set_refused (error, _ ("The last day of the offer is over already."));
  if (until > roll->classes[entry->class].last_day)
    return summer_clerk_set_refused (error, _ ("The class has ended by the last day of the offer. "
                                               "Choose an earlier day."));
  if (!is_next (roll, entry) && (reason == NULL || *reason == '\0'))
    return summer_clerk_set_refused (error,
                                     _ ("It is not the turn of %s. Write why it is offered "
                                        "a place nevertheless."),
                                     entry->record.name);
  return TRUE;
}

static gboolean
note_class (const SummerApplicationRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = record->class_id;
  return FALSE;
}

/* The roll of the class that an application is for: how it stands in its queue asks for no other. */
static SummerRoll *
load_roll_of (
    SummerStore *store, gint64 programme, gint64 application, SummerDay today, GError **error)
{
  gint64 class_id = 0;

  return summer_application_find (store, application, note_class, &class_id, error)
             ? summer_roll_new (store, programme, class_id, today, error)
             : NULL;
}

/**
 * summer_offer_make:
 * @until: the last day on which it can be accepted
 * @reason: (nullable): needed when others go before; it is kept with the application
 * @done: (out) (optional) (transfer full): what was done, in words
 */
gboolean
summer_offer_make (SummerStore *store,
                   gint64 programme,
                   gint64 application,
                   SummerDay until,
                   const char *reason,
                   SummerDay today,
                   char **done,
                   GError **error)
{
  g_autoptr (SummerRoll) roll = load_roll_of (store, programme, application, today, error);
  const SummerRollEntry *entry = roll != NULL ? summer_roll_find (roll, application) : NULL;
  Offer offer = { today, until, reason };
  g_autofree char *what = NULL;
  gboolean written;

  if (roll == NULL)
    return FALSE;
  if (entry == NULL)
    return summer_clerk_set_conflict (error, _ ("This application is no longer in the records."));
  if (!check_offer (roll, entry, until, reason, error)
      || !summer_store_begin (store, "offer", reason, error))
    return FALSE;
  written = summer_application_change (store, application, offer_one, &offer, &what, error);
  return summer_clerk_finish (store, written, _ ("Offered: %s"), what, done, error);
}

/* {{{ Accepting */

typedef struct
{
  gint64 child;
  SummerDay today;
} Acceptance;

static gboolean
accept_one (SummerApplicationRecord *record, gpointer data, GError **error)
{
  const Acceptance *acceptance = data;

  record->state = SUMMER_APPLICATION_ACCEPTED;
  record->decided_on = acceptance->today;
  record->child = acceptance->child;
  return TRUE;
}

/* The priorities that count, as workbooks write them. */
static char *
dup_priorities (const SummerRollEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    if (entry->applicant.proved & 1u << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "",
                              summer_terms_get_chinese (SUMMER_TERMS_PRIORITY, i));
  return g_string_free (text, FALSE);
}

/* All of an application, of which a roll holds what it ranks by. */
typedef struct
{
  SummerStore *store;           /* borrowed */
  const SummerRollEntry *entry; /* borrowed */
  gint64 child;
  GError **error;
  gboolean done;
} Reading;

static gboolean
insert_child (SummerStore *store,
              const SummerApplicationRecord *from,
              const SummerRollEntry *entry,
              gint64 *child,
              GError **error)
{
  g_autofree char *code = summer_child_code_dup_next (store, from->class_id, error);
  g_autofree char *priority = dup_priorities (entry);
  SummerChildRecord record = { .programme = from->programme,
                               .code = code,
                               .name = from->name,
                               .sex = from->sex,
                               .birth = from->birth,
                               .document = from->document,
                               .identity_number = from->identity_number,
                               .school = from->school,
                               .grade = from->grade,
                               .priority = *priority != '\0' ? priority : NULL,
                               .health = from->health,
                               .guardian = from->guardian,
                               .relationship = from->relationship,
                               .telephone = from->telephone,
                               .employer = from->employer };

  if (code == NULL || !summer_child_insert (store, &record, error))
    return FALSE;
  *child = record.id;
  return TRUE;
}

static gboolean
insert_read (const SummerApplicationRecord *record, gpointer user_data)
{
  Reading *reading = user_data;

  reading->done
      = insert_child (reading->store, record, reading->entry, &reading->child, reading->error);
  return FALSE;
}

/* Two records of one child are not made silently, and never with one identity number. */
static gboolean
check_twins (SummerStore *store,
             const SummerApplicationRecord *record,
             gint64 child,
             GError **error)
{
  g_autoptr (SummerTwins) twins = NULL;
  SummerTwin twin;
  SummerTwinKind kind;

  if (child > 0)
    return TRUE;
  twins = summer_twins_new (store, record->programme, error);
  if (twins == NULL)
    return FALSE;
  if (!summer_twins_find_child (twins, record->name, record->birth, record->identity_number, &kind,
                                &twin))
    return TRUE;
  if (kind == SUMMER_TWIN_IDENTITY)
    return summer_clerk_set_conflict (error,
                                      _ ("%s %s has this identity number. Accept it as that child, "
                                         "or mend the number."),
                                      twin.code, twin.name);
  if (child == SUMMER_CHILD_NEW)
    return TRUE;
  return summer_clerk_set_conflict (error,
                                    _ ("%s %s has the same name and birth date. Say whether it is "
                                       "that child or another one."),
                                    twin.code, twin.name);
}

static gboolean
check_read (const SummerApplicationRecord *record, gpointer user_data)
{
  Reading *reading = user_data;

  reading->done = check_twins (reading->store, record, reading->child, reading->error);
  return FALSE;
}

static gboolean
read_all_of (Reading *reading, SummerApplicationFunc func)
{
  return summer_application_find (reading->store, reading->entry->record.id, func, reading,
                                  reading->error)
         && reading->done;
}

static gboolean
get_stay (SummerStore *store,
          const SummerRoll *roll,
          const SummerRollEntry *entry,
          gint64 child,
          SummerDay first_day,
          SummerStay *stay,
          GError **error)
{
  const SummerRollClass *class = &roll->classes[entry->class];

  *stay = (SummerStay){ .child = MAX (child, 0),
                        .class_id = class->id,
                        .period = { first_day, class->last_day },
                        .held = (int) class->offered - 1 };
  return first_day != SUMMER_DAY_NONE
         || summer_stay_get_first_open (store, class->id, MAX (class->first_day, roll->today),
                                        &stay->period.first, error);
}

static gboolean
write_acceptance (SummerStore *store,
                  const SummerRollClass *class,
                  const SummerRollEntry *entry,
                  gint64 child,
                  SummerDay first_day,
                  SummerDay today,
                  char **what,
                  GError **error)
{
  Reading reading = { store, entry, 0, error, FALSE };
  Acceptance acceptance = { child, today };
  SummerEnrolmentRecord enrolment
      = { .class_id = class->id,
          .first_day = first_day == class->first_day ? SUMMER_DAY_NONE : first_day,
          .last_day = SUMMER_DAY_NONE,
          .agreement = SUMMER_DAY_NONE };

  if (child <= 0)
    {
      if (!read_all_of (&reading, insert_read))
        return FALSE;
      acceptance.child = reading.child;
    }
  enrolment.child = acceptance.child;
  return summer_enrolment_insert (store, &enrolment, error)
         && summer_agreement_apply (store, class->id, enrolment.child, SUMMER_DAY_NONE, error)
         && summer_application_change (store, entry->record.id, accept_one, &acceptance, what,
                                       error);
}

/**
 * summer_offer_accept:
 * @child: 0, %SUMMER_CHILD_NEW or the child that it is
 * @first_day: none = the first day of the class, or today once it has begun
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * The guardian takes the place: the child comes into the records and into the class up to its last day.
 *
 * Returns: FALSE with @error set, %SUMMER_CLERK_ERROR_CONFLICT when there is a child like it and it must be said which
 *   it is
 */
gboolean
summer_offer_accept (SummerStore *store,
                     gint64 programme,
                     gint64 application,
                     gint64 child,
                     SummerDay first_day,
                     SummerDay today,
                     char **done,
                     GError **error)
{
  g_autoptr (SummerRoll) roll = load_roll_of (store, programme, application, today, error);
  const SummerRollEntry *entry = roll != NULL ? summer_roll_find (roll, application) : NULL;
  Reading reading = { store, entry, child, error, FALSE };
  g_autofree char *what = NULL;
  SummerStay stay;
  gboolean written;

  if (roll == NULL)
    return FALSE;
  if (entry == NULL)
    return summer_clerk_set_conflict (error, _ ("This application is no longer in the records."));
  if (entry->record.state != SUMMER_APPLICATION_OFFERED)
    return summer_clerk_set_refused (error, _ ("%s was offered no place."), entry->record.name);
  if (entry->record.offer_until != SUMMER_DAY_NONE && entry->record.offer_until < today)
    {
      g_autofree char *iso = summer_day_dup_iso (entry->record.offer_until);

      return summer_clerk_set_refused (error,
                                       _ ("The offer held until %s. End it, and offer the place "
                                          "anew."),
                                       iso);
    }
  if (!read_all_of (&reading, check_read)
      || !get_stay (store, roll, entry, child, first_day, &stay, error)
      || !summer_stay_check (store, &stay, error)
      || !summer_store_begin (store, "offer-accepted", NULL, error))
    return FALSE;
  written = write_acceptance (store, &roll->classes[entry->class], entry, child, stay.period.first,
                              today, &what, error);
  return summer_clerk_finish (store, written, _ ("Accepted: %s"), what, done, error);
}
/* }}} */

static gboolean
expire_one (SummerApplicationRecord *record, gpointer data, GError **error)
{
  record->state = SUMMER_APPLICATION_EXPIRED;
  record->decided_on = *(const SummerDay *) data;
  return TRUE;
}

/**
 * summer_offer_expire:
 * @unions: (nullable): of classes of these unions
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Ends every offer that was not answered by its last day. The places are free again.
 */
gboolean
summer_offer_expire (SummerStore *store,
                     gint64 programme,
                     const char *unions,
                     SummerDay today,
                     char **done,
                     GError **error)
{
  g_autoptr (SummerRoll) roll = summer_roll_new (store, programme, 0, today, error);
  g_autofree char *what = NULL;
  gboolean written = TRUE;
  guint n = 0;

  if (roll == NULL || !summer_store_begin (store, "offer-ended", NULL, error))
    return FALSE;
  summer_roll_narrow (roll, unions);
  for (guint i = 0; written && i < roll->n_entries; i++)
    {
      const SummerApplicationBriefRecord *record = &roll->entries[i].record;

      if (record->state != SUMMER_APPLICATION_OFFERED || record->offer_until == SUMMER_DAY_NONE
          || record->offer_until >= today)
        continue;
      written = summer_application_change (store, record->id, expire_one, &today, NULL, error);
      n++;
    }
  what = g_strdup_printf (ngettext ("%u offer", "%u offers", n), n);
  return summer_clerk_finish (store, written, _ ("Offers ended: %s"), what, done, error);
}
