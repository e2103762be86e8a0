/* The control of one field of a form: made by the kind of the field, read into the record and written from it. */
#pragma once

#include "summer-record-dialog.h"

G_BEGIN_DECLS

/* NULL with error set when the choices cannot be read. */
GtkWidget  *summer_form_control_new   (const SummerFormField *field, SummerOffice *office, gconstpointer record, gpointer data, GError **error);
/* changed, on object, when a person or a program changed what stands there. */
void        summer_form_control_watch (GtkWidget *control, const SummerFormField *field, GCallback changed, gpointer object);
void        summer_form_control_write (GtkWidget *control, const SummerFormField *field, gconstpointer record);
/* A text goes to texts, owned. NULL, or what is wrong with what stands there (static); then the member is empty. */
const char *summer_form_control_read  (GtkWidget *control, const SummerFormField *field, gpointer record, GPtrArray *texts);
gboolean    summer_form_control_is_empty (GtkWidget *control, const SummerFormField *field);

G_END_DECLS
