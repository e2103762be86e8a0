#include "config.h"

#include "summer-insurance-page.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

struct _SummerInsurancePage
{
  SummerSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerInsurancePage, summer_insurance_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s policy", "%s policies", count), count);
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  static const char *const columns[]
      = { "insurer", "kind", "first_day", "last_day", "insured", "sum_insured", "premium" };

  summer_details_begin (details, summer_sheet_page_get_raw (page, row, "number"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);
}

static void
summer_insurance_page_class_init (SummerInsurancePageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  page_class->spec = &summer_sheet_insurance;
  page_class->table = "insurance";
  page_class->where = "kind";
  page_class->empty_icon = "summer-insurance-symbolic";
  page_class->empty_title = N_ ("No Insurance Yet");
  page_class->empty_text
      = N_ ("Import the sheets of policies and insured children of the programme workbook.");
  page_class->dup_count_text = dup_count_text;
  page_class->describe = describe;
}

static void
summer_insurance_page_init (SummerInsurancePage *self)
{
}
