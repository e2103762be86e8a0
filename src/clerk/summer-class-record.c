#include "config.h"

#include "summer-class-record.h"

#include <glib/gi18n.h>

#include "summer-account-number.h"
#include "summer-calendar.h"
#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-life-queries.h"
#include "summer-programme-table.h"

/**
 * summer_class_form_init:
 * @class: what is stored, or what a new class begins with (id 0)
 */
void
summer_class_form_init (SummerClassForm *form, const SummerClassRecord *class)
{
  *form = (SummerClassForm){
    .class = *class,
    .places = class->places > 0 ? class->places : -1,
    .rank = class->rank != SUMMER_RANK_NONE ? class->rank : -1,
    .applied_on = SUMMER_DAY_NONE,
  };
}

/* {{{ Checks */

typedef struct
{
  SummerStore *store;
  const SummerClassForm *form;
  const SummerClassRecord *class;
  SummerComplaints *complaints;
  GError **error;
} Look;

static gboolean
check_code (Look *look)
{
  g_autoptr (GError) local = NULL;
  gint64 other;

  if (look->class->code == NULL)
    return TRUE;
  other = summer_class_find_code (look->store, look->class->programme, look->class->code, &local);
  if (other == 0 && !g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (look->error, g_steal_pointer (&local));
      return FALSE;
    }
  if (other != 0 && other != look->class->id)
    summer_complaints_add (look->complaints, "code",
                           _ ("Another class has this code. Codes are unique in a programme."));
  return TRUE;
}

static void
check_adjustments (Look *look, const SummerClassFacts *of)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    {
      const SummerDay day = of->adjustments[i].day;
      g_autofree char *text = summer_day_dup_text (day);

      if (day < look->class->first_day)
        summer_complaints_add (look->complaints, "first_day",
                               _ ("The calendar has an entry on %s. Take it back first."), text);
      if (day > look->class->last_day)
        summer_complaints_add (look->complaints, "last_day",
                               _ ("The calendar has an entry on %s. Take it back first."), text);
    }
}

/* Children were there on these days: they would count nowhere. */
static void
check_marks (Look *look, const SummerClassFacts *of)
{
  if (of->n_marks == 0)
    return;
  if (of->marks[0].day < look->class->first_day)
    summer_complaints_warn (look->complaints, "first_day",
                            _ ("Attendance before this day would count nowhere."));
  if (of->marks[of->n_marks - 1].day > look->class->last_day)
    summer_complaints_warn (look->complaints, "last_day",
                            _ ("Attendance after this day would count nowhere."));
}

static gboolean
check_open_days (Look *look)
{
  g_autoptr (GArray) closed
      = summer_programme_load_closed_days (look->store, look->class->programme, look->error);
  g_autoptr (SummerFacts) stored
      = look->class->id != 0
            ? summer_store_load_class_facts (look->store, look->class->id, TRUE, look->error)
            : NULL;
  SummerFacts facts = { 0 };
  SummerClassFacts of = { .first_day = look->class->first_day, .last_day = look->class->last_day };
  SummerCalendar calendar;

  if (closed == NULL || (look->class->id != 0 && stored == NULL))
    return FALSE;
  facts.closed_days = (SummerDay *) closed->data;
  facts.n_closed_days = closed->len;
  if (stored != NULL)
    {
      of.adjustments = stored->classes[0].adjustments;
      of.n_adjustments = stored->classes[0].n_adjustments;
      check_adjustments (look, &stored->classes[0]);
      check_marks (look, &stored->classes[0]);
    }
  summer_calendar_init (&calendar, &facts, &of, SUMMER_DAY_NONE);
  if (calendar.n_days == 0)
    summer_complaints_add (look->complaints, "last_day",
                           _ ("No open day lies between these dates: weekends and the programme's "
                              "closed days do not count."));
  summer_calendar_clear (&calendar);
  return TRUE;
}

static gboolean
check_dates (Look *look)
{
  const SummerDay first = look->class->first_day, last = look->class->last_day;

  if (look->class->emergency_plan != SUMMER_DAY_NONE && first != SUMMER_DAY_NONE
      && look->class->emergency_plan > first)
    summer_complaints_warn (look->complaints, "emergency_plan",
                            _ ("This is after the first day: the class cannot be approved."));
  if (first == SUMMER_DAY_NONE || last == SUMMER_DAY_NONE)
    return TRUE;
  if (last < first)
    summer_complaints_add (look->complaints, "last_day", _ ("This is before the first day."));
  else if (last - first >= SUMMER_CLASS_DAYS_MAX)
    summer_complaints_add (look->complaints, "last_day", _ ("No class lasts longer than %d days."),
                           SUMMER_CLASS_DAYS_MAX);
  else
    return check_open_days (look);
  return TRUE;
}

static gboolean
check_places (Look *look)
{
  g_autoptr (SummerPolicy) policy = NULL;

  if (look->form->places < 0)
    return TRUE;
  if (look->form->places == 0)
    {
      summer_complaints_add (look->complaints, "places",
                             _ ("Leave it empty where it is not known."));
      return TRUE;
    }
  policy = summer_programme_load_policy (look->store, look->class->programme, look->error);
  if (policy == NULL)
    return FALSE;
  if (look->form->places < policy->children_min)
    summer_complaints_warn (look->complaints, "places", _ ("The rules need %d children."),
                            policy->children_min);
  if (policy->children_max > 0 && look->form->places > policy->children_max)
    summer_complaints_warn (look->complaints, "places", _ ("The rules allow %d children."),
                            policy->children_max);
  return TRUE;
}

static gboolean
note_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Look *look = user_data;

  if (record->state == SUMMER_PROVIDER_BARRED)
    summer_complaints_warn (look->complaints, "provider", _ ("This provider is barred."));
  else if (record->qualified_until != SUMMER_DAY_NONE
           && record->qualified_until < look->class->last_day)
    summer_complaints_warn (look->complaints, "provider",
                            _ ("Its qualification ends before the last day."));
  return FALSE;
}

static void
check_account (Look *look)
{
  gboolean by_length;
  const char *fault = summer_account_number_get_fault (look->class->account_number, &by_length);

  if (fault == NULL)
    return;
  if (by_length)
    summer_complaints_warn (look->complaints, "account_number", "%s", fault);
  else
    summer_complaints_add (look->complaints, "account_number", "%s", fault);
}

static void
check_application (Look *look, SummerDay today)
{
  if (look->class->id != 0)
    return;
  if (look->form->applied_on == SUMMER_DAY_NONE)
    summer_complaints_add (look->complaints, "applied_on", _ ("Write the day."));
  else if (look->form->applied_on > today)
    summer_complaints_add (look->complaints, "applied_on", _ ("This day is still to come."));
  if (look->form->applied_by == NULL)
    summer_complaints_add (look->complaints, "applied_by", _ ("Write who applied."));
}

static gboolean
check_all (Look *look, SummerDay today)
{
  if (look->class->code == NULL)
    summer_complaints_add (look->complaints, "code", _ ("Give the class a code."));
  if (look->class->name == NULL)
    summer_complaints_add (look->complaints, "name", _ ("Give the class a name."));
  if (look->class->first_day == SUMMER_DAY_NONE)
    summer_complaints_add (look->complaints, "first_day", _ ("Write the day."));
  if (look->class->last_day == SUMMER_DAY_NONE)
    summer_complaints_add (look->complaints, "last_day", _ ("Write the day."));
  check_account (look);
  check_application (look, today);
  return check_code (look) && check_dates (look) && check_places (look)
         && (look->class->provider == 0
             || summer_provider_find (look->store, look->class->provider, note_provider, look,
                                      look->error));
}

/**
 * summer_class_form_check:
 * @today: the clock's day
 * @complaints: filled in, by the names of the members
 */
void
summer_class_form_check (SummerStore *store,
                         const SummerClassForm *form,
                         SummerDay today,
                         SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  Look look = { store, form, &form->class, complaints, &error };

  if (!check_all (&look, today))
    summer_complaints_add (complaints, "code", "%s", error->message);
}

/* }}} */
/* {{{ Storing */

typedef struct
{
  SummerClassState state;
  gint64 provider;
} Stored;

static gboolean
take_stored (const SummerClassRecord *record, gpointer user_data)
{
  *(Stored *) user_data = (Stored){ record->state, record->provider };
  return FALSE;
}

static gboolean
write_new (SummerStore *store, SummerClassForm *form, SummerClassRecord *class, GError **error)
{
  SummerClassStepRecord step = { .kind = SUMMER_STEP_APPLY,
                                 .day = form->applied_on,
                                 .person = form->applied_by,
                                 .former_state = SUMMER_CLASS_APPLIED };

  class->state = SUMMER_CLASS_APPLIED;
  if (!summer_class_insert (store, class, error))
    return FALSE;
  step.class_id = class->id;
  return summer_class_step_insert (store, &step, error);
}

/* The state is a step's to change, and may have been changed since the form was opened. */
static gboolean
write_class (SummerStore *store, SummerClassForm *form, SummerClassRecord *class, GError **error)
{
  Stored stored = { 0 };

  if (class->id == 0)
    return write_new (store, form, class, error)
           && (class->provider == 0
               || summer_provider_sync_state (store, class->provider, FALSE, error));
  if (!summer_class_find (store, class->id, take_stored, &stored, error))
    return FALSE;
  class->state = stored.state;
  return summer_class_update (store, class, error)
         && (class->provider == 0
             || summer_provider_sync_state (store, class->provider, FALSE, error))
         && (stored.provider == 0 || stored.provider == class->provider
             || summer_provider_sync_state (store, stored.provider, FALSE, error));
}

/**
 * summer_class_form_save:
 * @form: a new class is given its id
 *
 * Stores a class as one entry; a new one has applied with that.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_class_form_save (SummerStore *store,
                        SummerClassForm *form,
                        SummerDay today,
                        SummerComplaints *complaints,
                        char **done,
                        GError **error)
{
  SummerClassRecord class = form->class;
  g_autofree char *name = NULL;
  gboolean written;

  summer_class_form_check (store, form, today, complaints);
  if (!summer_complaints_is_empty (complaints))
    return FALSE;
  class.places = MAX (form->places, 0);
  class.rank = form->rank >= 0 ? form->rank : SUMMER_RANK_NONE;
  name = g_strdup_printf ("%s %s", class.code, class.name);
  if (!summer_store_begin (store, class.id == 0 ? "class-new" : "edit", name, error))
    return FALSE;
  written = write_class (store, form, &class, error);
  if (!summer_clerk_finish (store, written,
                            form->class.id == 0 ? _ ("Applied: %s") : _ ("Changed: %s"), name, done,
                            error))
    return FALSE;
  form->class.id = class.id;
  return TRUE;
}

/* }}} */
/* {{{ Deleting */

static gboolean
note_step (const SummerClassStepRecord *record, gpointer user_data)
{
  gboolean *decided = user_data;

  *decided = *decided || record->kind > SUMMER_STEP_APPLY_AGAIN;
  return TRUE;
}

/* What goes with a class is no reason to keep it: its application, its venue, its calendar. */
static gboolean
drop_own (SummerStore *store, gint64 id, GArray *references, GError **error)
{
  gboolean decided = FALSE;

  if (!summer_class_step_each (store, id, note_step, &decided, error))
    return FALSE;
  for (guint i = references->len; i-- > 0;)
    {
      const char *table = g_array_index (references, SummerReference, i).table;

      if (g_str_equal (table, "venue") || g_str_equal (table, "venue_item")
          || g_str_equal (table, "adjustment") || (g_str_equal (table, "class_step") && !decided))
        g_array_remove_index (references, i);
    }
  return TRUE;
}

static gboolean
take_name (const SummerClassRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup_printf ("%s %s", record->code, record->name);
  return FALSE;
}

/**
 * summer_class_record_delete:
 *
 * Deletes a class that nothing refers to. %SUMMER_CLERK_ERROR_REFUSED with what does and how much of it otherwise.
 */
gboolean
summer_class_record_delete (SummerStore *store, gint64 id, char **done, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) references = NULL;

  if (!summer_class_find (store, id, take_name, &name, error))
    return FALSE;
  references = summer_references_list (store, "class", id, error);
  if (references == NULL || !drop_own (store, id, references, error))
    return FALSE;
  if (references->len > 0)
    {
      text = summer_references_dup_text (references);
      return summer_clerk_set_refused (
          error, _ ("%s cannot be deleted: there are records of it (%s). Withdraw it instead."),
          name, text);
    }
  if (!summer_store_begin (store, "delete", name, error))
    return FALSE;
  return summer_clerk_finish (store, summer_class_delete (store, id, error), _ ("Deleted: %s"),
                              name, done, error);
}

/* }}} */
