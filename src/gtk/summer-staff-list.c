#include "config.h"

#include "summer-staff-list.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

struct _SummerStaffList
{
  SummerSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerStaffList, summer_staff_list, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s person", "%s people", count), count);
}

static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  summer_sheet_page_show_class (page, row, "class_code");
}

/* The days on which somebody was marked, out of the facts behind the assessment. */
static void
add_days (SummerDetails *details, const SummerClassFacts *facts, const char *name)
{
  guint n_present = 0, n_absent = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < facts->n_staff_marks; i++)
    if (g_strcmp0 (facts->persons[facts->staff_marks[i].person], name) == 0)
      {
        if (facts->staff_marks[i].present)
          n_present++;
        else
          n_absent++;
      }

  summer_details_add_section (details, _ ("Attendance"));
  text = g_strdup_printf (ngettext ("%u day", "%u days", n_present), n_present);
  summer_details_add_line (details, _ ("Present"), text);
  g_free (text);
  text = g_strdup_printf (ngettext ("%u day", "%u days", n_absent), n_absent);
  summer_details_add_line (details, _ ("Not present"), text);
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  const char *columns[]
      = { "class", "first_day", "last_day", "telephone", "identity_number", "qualification" };
  SummerAssessment *assessment
      = summer_office_get_assessment (summer_page_get_office (SUMMER_PAGE (page)));
  const char *name = summer_sheet_page_get_raw (page, row, "name");
  const char *code = summer_sheet_page_get_raw (page, row, "class_code");
  g_autofree char *role
      = summer_sheet_row_dup_text (row, summer_sheet_find_column (&summer_sheet_staff, "role"));

  summer_details_begin (details, name, role);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);

  if (assessment != NULL && code != NULL)
    {
      const SummerClassFacts *facts = summer_facts_find_class (assessment->facts, code);

      if (facts != NULL)
        add_days (details, facts, name);
    }
  if (code != NULL)
    summer_details_add_button (details, _ ("Show the Class"), "win.show-class",
                               g_variant_new_string (code));
}

static void
summer_staff_list_class_init (SummerStaffListClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  page_class->spec = &summer_sheet_staff;
  page_class->table = "staff";
  page_class->where = "role";
  page_class->empty_icon = "summer-staff-symbolic";
  page_class->empty_title = N_ ("No Staff Yet");
  page_class->empty_text = N_ ("Import the sheet of staff of the programme workbook.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
  page_class->describe = describe;
}

static void
summer_staff_list_init (SummerStaffList *self)
{
}
