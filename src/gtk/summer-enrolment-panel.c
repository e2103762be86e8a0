#include "config.h"

#include "summer-enrolment-panel.h"

#include <glib/gi18n.h>

#include "summer-application-table.h"
#include "summer-roll-words.h"

static void
add_steps (SummerDetails *details, const SummerRollEntry *entry)
{
  switch (entry->record.state)
    {
    case SUMMER_APPLICATION_WAITING:
      summer_details_add_button (details, _ ("Offer a Place… (Ctrl+Enter)"), "enrol.next-step",
                                 NULL);
      summer_details_add_button (details, _ ("Change… (F2)"), "enrol.edit", NULL);
      summer_details_add_button (details, _ ("Take Back…"), "enrol.take-back", NULL);
      summer_details_add_button (details, _ ("Refuse…"), "enrol.refuse", NULL);
      break;
    case SUMMER_APPLICATION_OFFERED:
      summer_details_add_button (details, _ ("Accept… (Ctrl+Enter)"), "enrol.next-step", NULL);
      summer_details_add_button (details, _ ("Decline"), "enrol.decline", NULL);
      summer_details_add_button (details, _ ("Take Back…"), "enrol.take-back", NULL);
      break;
    case SUMMER_APPLICATION_ACCEPTED:
      summer_details_add_button (details, _ ("Show the Child"), "win.show-child",
                                 g_variant_new_int64 (entry->record.child));
      break;
    case SUMMER_APPLICATION_DECLINED:
    case SUMMER_APPLICATION_EXPIRED:
    case SUMMER_APPLICATION_TAKEN_BACK:
    case SUMMER_APPLICATION_REFUSED:
    default:
      summer_details_add_button (details, _ ("Let It Wait Again"), "enrol.reopen", NULL);
    }
  summer_details_add_button (details, _ ("History…"), "enrol.history", NULL);
}

static void
add_person (SummerDetails *details, const SummerApplicationRecord *record)
{
  g_autofree char *birth = summer_day_dup_text_in_year (record->birth);
  g_autofree char *identity = summer_identity_dup_masked (record->identity_number);
  g_autofree char *telephone = summer_telephone_dup_masked (record->telephone);

  summer_details_add_section (details, _ ("Child"));
  summer_details_add_line (details, _ ("Birth date"), birth);
  summer_details_add_line (details, _ ("Identity number"), identity);
  summer_details_add_line (details, _ ("School"), record->school);
  summer_details_add_line (details, _ ("Grade"), record->grade);
  summer_details_add_section (details, _ ("Guardian"));
  summer_details_add_line (details, _ ("Guardian"), record->guardian);
  summer_details_add_line (details, _ ("Relationship"), record->relationship);
  summer_details_add_line (details, _ ("Telephone"), telephone);
  summer_details_add_line (details, _ ("Employer"), record->employer);
  summer_details_add_line (details, _ ("Other guardian"), record->other_guardian);
  summer_details_add_line (details, _ ("Note"), record->note);
}

/* What became of it, and why. */
static void
add_outcome (SummerDetails *details,
             const SummerRoll *roll,
             const SummerRollEntry *entry,
             const SummerApplicationRecord *record)
{
  g_autofree char *state = summer_roll_dup_state (roll, entry);
  g_autofree char *offered = summer_day_dup_text (record->offered_on);
  g_autofree char *decided = summer_day_dup_text (record->decided_on);

  if (record->state == SUMMER_APPLICATION_OFFERED && record->offer_until < roll->today)
    summer_details_add_warning (details, state);
  else
    summer_details_add_line (details, _ ("State"), state);
  summer_details_add_line (details, _ ("Offered on"), offered);
  summer_details_add_line (details, _ ("Decided on"), decided);
  summer_details_add_line (details, C_ ("application", "Reason"), record->reason);
}

typedef struct
{
  SummerDetails *details;       /* borrowed */
  const SummerRoll *roll;       /* borrowed */
  const SummerRollEntry *entry; /* borrowed */
} Described;

static gboolean
add_application (const SummerApplicationRecord *record, gpointer user_data)
{
  const Described *described = user_data;
  const SummerRollEntry *entry = described->entry;
  SummerDetails *details = described->details;
  g_autoptr (GPtrArray) reasons = summer_roll_list_reasons (described->roll, entry);

  add_outcome (details, described->roll, entry, record);
  summer_details_add_section (details, entry->standing.rank > 0 ? _ ("Why This Rank")
                                                                : _ ("Conditions and Points"));
  for (guint i = 0; i < reasons->len; i++)
    summer_details_add_note (details, g_ptr_array_index (reasons, i));
  add_steps (details, entry);
  add_person (details, record);
  return FALSE;
}

typedef struct
{
  SummerDetails *details;
  gboolean begun;
} Lotteries;

static gboolean
add_lottery (const SummerLotteryRecord *lottery, gpointer user_data)
{
  Lotteries *lotteries = user_data;
  g_autofree char *day = summer_day_dup_text (lottery->day);
  g_autofree char *how
      = g_strdup_printf (_ ("seed %s, drawn by %s"), lottery->seed, lottery->person);

  if (!lotteries->begun)
    summer_details_add_section (lotteries->details, _ ("Lotteries of the Class"));
  lotteries->begun = TRUE;
  summer_details_add_line (lotteries->details, day, how);
  summer_details_add_line (lotteries->details, _ ("Drawn"), lottery->note);
  return TRUE;
}

/* So that whoever asks can draw again. */
static void
add_lotteries (SummerDetails *details, SummerStore *store, gint64 class_id)
{
  Lotteries lotteries = { details, FALSE };
  g_autoptr (GError) error = NULL;

  if (!summer_lottery_each (store, class_id, add_lottery, &lotteries, &error))
    summer_details_add_warning (details, error->message);
}

/**
 * summer_enrolment_panel_describe:
 * @details: emptied and filled in
 */
void
summer_enrolment_panel_describe (SummerDetails *details,
                                 SummerStore *store,
                                 const SummerRoll *roll,
                                 const SummerRollEntry *entry)
{
  const SummerRollClass *class = &roll->classes[entry->class];
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s %s", entry->record.number, class->code, class->name);
  Described described = { details, roll, entry };
  g_autoptr (GError) error = NULL;

  summer_details_begin (details, entry->record.name, subtitle);
  if (!summer_application_find (store, entry->record.id, add_application, &described, &error))
    summer_details_add_warning (details, error->message);
  add_lotteries (details, store, class->id);
}

/**
 * summer_enrolment_panel_tell_places:
 * @class: as summer_roll_dup_places() takes it
 *
 * The tooltip says whom "taken" counts: the list of classes counts otherwise.
 */
void
summer_enrolment_panel_tell_places (GtkLabel *label, const SummerRoll *roll, guint class)
{
  g_autofree char *places = NULL, *why = NULL;

  g_return_if_fail (GTK_IS_LABEL (label) && roll != NULL);

  places = summer_roll_dup_places (roll, class);
  why = g_strdup_printf (
      "%s\n%s", places,
      _ ("Taken by children who are enrolled today or later. Whoever has left, or"
         " is known to leave, does not count here; the list of classes counts"
         " everybody who was ever enrolled."));
  gtk_label_set_text (label, places);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), why);
}

/* none: there is no application at all; otherwise the filter lets none through. */
void
summer_enrolment_panel_tell_empty (AdwStatusPage *page, gboolean none)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  adw_status_page_set_icon_name (page,
                                 none ? "summer-enrolment-symbolic" : "system-search-symbolic");
  adw_status_page_set_title (page,
                             none ? _ ("No Applications Yet") : _ ("Nothing Matches the Filter"));
  adw_status_page_set_description (page, none ? _ ("Write the first one down with Ctrl+N.")
                                              : _ ("Esc in the filter shows all again."));
}
