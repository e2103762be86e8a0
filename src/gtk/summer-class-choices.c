#include "config.h"

#include "summer-class-choices.h"

#include "summer-class-table.h"

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%s %s", record->code, record->name);

  summer_form_choices_add_class (user_data, record->id, text, record->union_name);
  return TRUE;
}

gboolean
summer_class_choices_list (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  return summer_class_each (store, programme, add_class, choices, error);
}
