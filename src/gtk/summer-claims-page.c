#include "config.h"

#include "summer-claims-page.h"

#include <glib/gi18n.h>

#include "summer-claim-dialog.h"
#include "summer-phrase.h"

struct _SummerClaimsPage
{
  SummerSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerClaimsPage, summer_claims_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s claim", "%s claims", count), count);
}

static void
open_claim (GtkWidget *widget, gint64 claim)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (widget));

  if (claim != 0)
    summer_claim_dialog_present_stored (GTK_WINDOW (gtk_widget_get_root (widget)),
                                        summer_workplace_get (office), claim);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_claim (widget, summer_sheet_view_get_chosen (
                          summer_sheet_page_get_view (SUMMER_SHEET_PAGE (widget))));
}

static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  open_claim (GTK_WIDGET (page), summer_sheet_row_get_key (row));
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  static const char *const columns[]
      = { "number",      "state",  "day",        "what", "policy", "insurer",
          "reported_on", "amount", "decided_on", "paid", "note" };

  summer_details_begin (details, summer_sheet_page_get_raw (page, row, "child"),
                        summer_sheet_page_get_raw (page, row, "class_code"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);
  summer_details_add_button (details, _ ("Open the Claim…"), "claims.open", NULL);
}

/* A claim begins with an incident, not with a workbook. */
static void
summer_claims_page_refresh (SummerPage *page)
{
  SUMMER_PAGE_CLASS (summer_claims_page_parent_class)->refresh (page);
  summer_sheet_view_set_empty (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (page)),
                               "summer-insurance-symbolic", _ ("No Claims Yet"),
                               _ ("A claim is made from an incident, on the page of safety."),
                               _ ("_Go to Safety"), "safety");
}

static void
summer_claims_page_class_init (SummerClaimsPageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  SUMMER_PAGE_CLASS (klass)->refresh = summer_claims_page_refresh;
  page_class->spec = &summer_sheet_claims;
  page_class->table = "claim";
  page_class->where = "state";
  page_class->empty_icon = "summer-insurance-symbolic";
  page_class->empty_title = N_ ("No Claims Yet");
  page_class->empty_text = N_ ("A claim is made from an incident, on the page of safety.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
  page_class->describe = describe;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "claims.open", NULL, open_action);
}

static void
summer_claims_page_init (SummerClaimsPage *self)
{
}
