#include "config.h"

#include "summer-page-table.h"

#include <glib/gi18n.h>

#include "summer-children-page.h"
#include "summer-class-page.h"
#include "summer-classes-page.h"
#include "summer-enrolment-page.h"
#include "summer-exchange-page.h"
#include "summer-insurance-page.h"
#include "summer-journal-page.h"
#include "summer-overview-page.h"
#include "summer-register-page.h"
#include "summer-rescue-page.h"
#include "summer-safety-page.h"
#include "summer-satisfaction-page.h"
#include "summer-settings-page.h"
#include "summer-staff-page.h"
#include "summer-start-page.h"
#include "summer-subsidy-page.h"
#include "summer-today-page.h"
#include "summer-waiting.h"

static const SummerPageRow page_rows[] = {
  { "overview", NULL, "summer-overview-symbolic", N_ ("Overview"), summer_overview_page_get_type,
    NULL, SUMMER_RIGHT_MONEY },
  { "today", N_ ("Every day"), "summer-today-symbolic", N_ ("Today"), summer_today_page_get_type,
    summer_waiting_count_awaited, SUMMER_RIGHT_DESK },
  { "register", N_ ("Every day"), "summer-register-symbolic", N_ ("Register"),
    summer_register_page_get_type, summer_waiting_count_unrecorded, SUMMER_RIGHT_DESK },
  { "classes", N_ ("Rosters"), "summer-classes-symbolic", N_ ("Classes"),
    summer_classes_page_get_type, summer_waiting_count_classes, SUMMER_RIGHT_OWN },
  { "rescue", N_ ("Rosters"), "summer-rescue-symbolic", N_ ("Rescue list"),
    summer_rescue_page_get_type, summer_waiting_count_endangered, SUMMER_RIGHT_OWN },
  { "children", N_ ("Rosters"), "summer-children-symbolic", N_ ("Children"),
    summer_children_page_get_type, NULL, SUMMER_RIGHT_CARE },
  { "enrolment", N_ ("Rosters"), "summer-enrolment-symbolic", N_ ("Admissions"),
    summer_enrolment_page_get_type, summer_waiting_count_admissions, SUMMER_RIGHT_RECORDS },
  { "staff", N_ ("Rosters"), "summer-staff-symbolic", N_ ("Staff"), summer_staff_page_get_type,
    summer_waiting_count_short_staffed, SUMMER_RIGHT_CARE },
  { "insurance", N_ ("Rosters"), "summer-insurance-symbolic", N_ ("Insurance"),
    summer_insurance_page_get_type, summer_waiting_count_uninsured, SUMMER_RIGHT_CARE },
  { "safety", N_ ("Rosters"), "summer-safety-symbolic", N_ ("Safety"), summer_safety_page_get_type,
    summer_waiting_count_unsafe, SUMMER_RIGHT_CARE },
  { "satisfaction", N_ ("Rosters"), "summer-satisfaction-symbolic", N_ ("Satisfaction"),
    summer_satisfaction_page_get_type, NULL, SUMMER_RIGHT_CARE },
  { "class", NULL, NULL, N_ ("Class"), summer_class_page_get_type, NULL, SUMMER_RIGHT_OWN },
  { "subsidy", N_ ("Money"), "summer-subsidy-symbolic", N_ ("Subsidy"),
    summer_subsidy_page_get_type, NULL, SUMMER_RIGHT_MONEY },
  { "exchange", N_ ("Data"), "summer-exchange-symbolic", N_ ("Import and export"),
    summer_exchange_page_get_type, NULL, SUMMER_RIGHT_EXPORT },
  { "journal", N_ ("Data"), "summer-journal-symbolic", N_ ("Journal"), summer_journal_page_get_type,
    NULL, SUMMER_RIGHT_HISTORY },
  { "settings", N_ ("Data"), "summer-settings-symbolic", N_ ("Settings"),
    summer_settings_page_get_type, NULL, SUMMER_RIGHT_OWN },
  { "start", NULL, NULL, N_ ("First steps"), summer_start_page_get_type, NULL,
    SUMMER_RIGHT_POLICY },
};

const SummerPageRow *
summer_page_table_get (guint n)
{
  return n < G_N_ELEMENTS (page_rows) ? &page_rows[n] : NULL;
}

/**
 * summer_page_table_is_for:
 *
 * Auditors read everything.
 */
gboolean
summer_page_table_is_for (const SummerPageRow *row, SummerSession *session)
{
  return summer_session_may (session, row->right)
         || summer_session_get_role (session) == SUMMER_ACCOUNT_AUDITOR;
}

/**
 * summer_page_table_get_first:
 *
 * Returns: (transfer none): the id of the page that a role works on
 */
const char *
summer_page_table_get_first (SummerSession *session)
{
  static const char *const first[SUMMER_N_ACCOUNT_ROLES] = {
    [SUMMER_ACCOUNT_ADMINISTRATOR] = "overview", [SUMMER_ACCOUNT_CLERK] = "rescue",
    [SUMMER_ACCOUNT_ORGANISER] = "today",        [SUMMER_ACCOUNT_FINANCE] = "subsidy",
    [SUMMER_ACCOUNT_AUDITOR] = "overview",
  };

  return session != NULL ? first[summer_session_get_role (session)] : page_rows[0].id;
}

const SummerPageRow *
summer_page_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_rows); i++)
    if (g_strcmp0 (page_rows[i].id, id) == 0)
      return &page_rows[i];

  return NULL;
}
