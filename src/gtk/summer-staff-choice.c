#include "config.h"

#include "summer-staff-choice.h"

#include <glib/gi18n.h>

#include "summer-staff-panel.h"

static void
append (GtkDropDown *drop_down, GPtrArray *names, const SummerDayStaff *staff, const char *chosen)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  g_autofree char *text = NULL;

  if (staff->here)
    text = g_strdup (staff->name);
  else
    /* Translators: a member of staff who is not here, and what is known: away, gone home, not recorded */
    text = g_strdup_printf (_ ("%s (%s)"), staff->name, summer_staff_panel_get_state (staff));
  gtk_string_list_append (list, text);
  g_ptr_array_add (names, g_strdup (staff->name));
  if (g_strcmp0 (staff->name, chosen) == 0)
    gtk_drop_down_set_selected (drop_down, names->len);
}

void
summer_staff_choice_fill (GtkDropDown *drop_down,
                          const SummerClassDay *day,
                          const char *none,
                          const char *leave_out,
                          const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]){ none, NULL });
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && none != NULL);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, 0);
  for (int here = TRUE; here >= FALSE; here--)
    for (guint i = 0; day != NULL && i < day->n_staff; i++)
      if (!day->staff[i].here == !here && g_strcmp0 (day->staff[i].name, leave_out) != 0)
        append (drop_down, names, &day->staff[i], chosen);
  g_object_set_data_full (G_OBJECT (drop_down), "summer-names", names,
                          (GDestroyNotify) g_ptr_array_unref);
}

const char *
summer_staff_choice_get (GtkDropDown *drop_down)
{
  const GPtrArray *names;
  guint selected;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  names = g_object_get_data (G_OBJECT (drop_down), "summer-names");
  selected = gtk_drop_down_get_selected (drop_down);
  return names != NULL && selected > 0 && selected <= names->len ? names->pdata[selected - 1]
                                                                 : NULL;
}
