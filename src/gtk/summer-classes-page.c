#include "config.h"

#include "summer-classes-page.h"

struct _SummerClassesPage
{
  SummerPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER_TYPE_PAGE)

static void
summer_classes_page_class_init (SummerClassesPageClass *klass)
{
}

static void
summer_classes_page_init (SummerClassesPage *self)
{
}
