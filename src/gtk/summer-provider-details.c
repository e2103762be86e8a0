#include "config.h"

#include "summer-provider-details.h"

#include <glib/gi18n.h>

#include "summer-document-table.h"
#include "summer-life-queries.h"

typedef struct
{
  SummerDetails *details;
  gint64 newest; /* entry of the integrity record; 0 = none */
  gboolean barred;
} Description;

static gboolean
describe_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Description *self = user_data;
  g_autofree char *until = summer_day_dup_text_in_year (record->qualified_until);

  self->barred = record->state == SUMMER_PROVIDER_BARRED;
  summer_details_begin (self->details, record->name, record->credit_code);
  if (self->barred)
    summer_details_add_warning (self->details,
                                _ ("Barred: its classes cannot be approved or subsidised."));
  summer_details_add_line (self->details, _ ("Qualified until"),
                           record->qualified_until != SUMMER_DAY_NONE ? until : NULL);
  return FALSE;
}

static gboolean
describe_detail (const SummerProviderDetailRecord *record, gpointer user_data)
{
  SummerDetails *details = ((Description *) user_data)->details;
  g_autofree char *telephone = summer_telephone_dup_masked (record->telephone);

  summer_details_add_line (details, _ ("Licence"), record->licence);
  summer_details_add_line (details, _ ("Qualification"), record->qualification);
  summer_details_add_line (details, _ ("Contact"), record->contact);
  summer_details_add_line (details, _ ("Telephone"), telephone);
  summer_details_add_line (details, _ ("Address"), record->address);
  summer_details_add_line (details, _ ("Experience"), record->experience);
  summer_details_add_line (details, _ ("Note"), record->note);
  return FALSE;
}

/* "barred until 31 Dec 2019" */
static char *
dup_kind (const SummerProviderEventRecord *record)
{
  const char *kind = summer_terms_get_text (SUMMER_TERMS_INTEGRITY, (int) record->kind);
  g_autofree char *until = summer_day_dup_text_in_year (record->until);

  if (record->kind != SUMMER_INTEGRITY_BARRED)
    return g_strdup (kind);
  if (record->lifted)
    return g_strdup_printf (_ ("%s until %s, lifted"), kind, until);
  return record->until != SUMMER_DAY_NONE ? g_strdup_printf (_ ("%s until %s"), kind, until)
                                          : g_strdup_printf (_ ("%s for good"), kind);
}

static gboolean
describe_event (const SummerProviderEventRecord *record, gpointer user_data)
{
  Description *self = user_data;
  g_autofree char *day = summer_day_dup_text_in_year (record->day);
  g_autofree char *kind = dup_kind (record);
  g_autofree char *text = g_strdup_printf ("%s · %s (%s)", kind, record->reason, record->person);

  if (self->newest == 0)
    {
      self->newest = record->id;
      summer_details_add_section (self->details, _ ("Integrity record"));
    }
  summer_details_add_line (self->details, day, text);
  return TRUE;
}

static void
add_buttons (const Description *self, gint64 provider)
{
  SummerDetails *details = self->details;

  summer_details_add_button (details, _ ("Change…"), "win.provider-edit",
                             g_variant_new_int64 (provider));
  summer_details_add_button (details, _ ("Enter Praise, Complaint or Breach…"),
                             "win.provider-event",
                             g_variant_new ("(xi)", provider, (int) SUMMER_INTEGRITY_COMPLAINT));
  summer_details_add_button (details, _ ("Bar…"), "win.provider-event",
                             g_variant_new ("(xi)", provider, (int) SUMMER_INTEGRITY_BARRED));
  if (self->barred)
    summer_details_add_button (details, _ ("Lift the Bar…"), "win.provider-lift",
                               g_variant_new_int64 (provider));
  if (self->newest != 0)
    summer_details_add_button (details, _ ("Take Off the Newest Entry"),
                               "win.provider-event-delete", g_variant_new_int64 (self->newest));
  summer_details_add_button (details, _ ("History…"), "page.history", NULL);
}

/**
 * summer_provider_details_fill:
 *
 * Fills the panel in.
 */
void
summer_provider_details_fill (SummerDetails *details, SummerStore *store, gint64 provider)
{
  Description self = { .details = details };
  guint documents = 0;
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_provider_find (store, provider, describe_provider, &self, &error)
      || !summer_provider_detail_each (store, provider, describe_detail, &self, &error)
      || !summer_document_count (store, "provider", provider, &documents, &error))
    {
      summer_details_add_note (details, error->message);
      return;
    }
  count = g_strdup_printf ("%u", documents);
  summer_details_add_line (details, _ ("Documents"), documents > 0 ? count : NULL);
  if (!summer_provider_event_each (store, provider, describe_event, &self, &error))
    summer_details_add_note (details, error->message);
  add_buttons (&self, provider);
}
