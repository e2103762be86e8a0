#include "config.h"

#include "summer-classes-page.h"

#include <glib/gi18n.h>

#include "summer-sheet-view.h"

struct _SummerClassesPage
{
  SummerPage parent_instance;

  SummerSheetView *sheet;
  gboolean         ready;
};

G_DEFINE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER_TYPE_PAGE)

static char *
dup_count_text (guint count)
{
  return g_strdup_printf (ngettext ("%u class", "%u classes", count), count);
}

static void
summer_classes_page_refresh (SummerPage *page)
{
  SummerClassesPage *self = SUMMER_CLASSES_PAGE (page);

  if (!self->ready)
    {
      summer_sheet_view_set_up (self->sheet, summer_page_get_office (page), &summer_sheet_classes);
      self->ready = TRUE;
    }
  summer_sheet_view_refresh (self->sheet);
}

static GtkWidget *
summer_classes_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (SUMMER_CLASSES_PAGE (page)->sheet);
}

static void
summer_classes_page_class_init (SummerClassesPageClass *klass)
{
  SUMMER_PAGE_CLASS (klass)->refresh = summer_classes_page_refresh;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_classes_page_get_commands;
}

static void
summer_classes_page_init (SummerClassesPage *self)
{
  self->sheet = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  summer_sheet_view_set_count_text (self->sheet, dup_count_text);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->sheet));
}
