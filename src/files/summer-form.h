/* Something to be printed: pages of A4 with a title, for the printer and for PDF. What is on them is the business
 * of the forms made from it. */
#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_FORM (summer_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (SummerForm, summer_form, SUMMER, FORM, GObject)

struct _SummerFormClass
{
  GObjectClass parent_class;

  guint (*paginate)  (SummerForm *self, double width, double height); /* of the page in points; how many pages there are */
  void  (*draw_page) (SummerForm *self, cairo_t *cr, guint page);     /* of the size last given */
};

const char *summer_form_get_title    (SummerForm *self);
const char *summer_form_get_name     (SummerForm *self); /* for a file or a job of the printer, without an ending */
gboolean    summer_form_is_landscape (SummerForm *self);
GPtrArray  *summer_form_get_warnings (SummerForm *self); /* char *, borrowed: what whoever prints should know, in words */

guint       summer_form_get_n_pages  (SummerForm *self, double width, double height); /* points; at least 1 */
void        summer_form_draw_page    (SummerForm *self, cairo_t *cr, guint page);     /* origin at the top left of the paper */
gboolean    summer_form_save_pdf     (SummerForm *self, const char *path, GError **error); /* replaced when whole */

/* For the forms. */
void        summer_form_set_title    (SummerForm *self, const char *title, gboolean landscape);
void        summer_form_take_name    (SummerForm *self, char *name);
void        summer_form_take_warning (SummerForm *self, char *warning);

G_END_DECLS
