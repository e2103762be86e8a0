/* The classes of the programme as the choices of a form: "FZ-001 榕荫社区班". */
#pragma once

#include "summer-record-dialog.h"

G_BEGIN_DECLS

gboolean summer_class_choices_list (SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error);

G_END_DECLS
