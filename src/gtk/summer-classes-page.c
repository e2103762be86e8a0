#include "config.h"

#include "summer-classes-page.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

struct _SummerClassesPage
{
  SummerSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s class", "%s classes", count), count);
}

static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  summer_sheet_page_show_class (page, row, "code");
}

static void
summer_classes_page_class_init (SummerClassesPageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  page_class->spec = &summer_sheet_classes;
  page_class->table = "class";
  page_class->where = "verdict";
  page_class->empty_icon = "summer-classes-symbolic";
  page_class->empty_title = N_ ("No Classes Yet");
  page_class->empty_text
      = N_ ("Import the programme workbook: its sheet of classes fills this list.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
}

static void
summer_classes_page_init (SummerClassesPage *self)
{
}
