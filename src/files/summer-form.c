#include "config.h"

#include "summer-form.h"

#include "summer-paper.h"

typedef struct
{
  char *title; /* owned */
  char *name;  /* owned; NULL = the title */
  gboolean landscape;
  GPtrArray *warnings; /* owned */
} SummerFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SummerForm, summer_form, G_TYPE_OBJECT)

static SummerFormPrivate *
get_private (SummerForm *self)
{
  return summer_form_get_instance_private (self);
}

static void
summer_form_finalize (GObject *object)
{
  SummerFormPrivate *private = get_private (SUMMER_FORM (object));

  g_free (private->title);
  g_free (private->name);
  g_ptr_array_unref (private->warnings);

  G_OBJECT_CLASS (summer_form_parent_class)->finalize (object);
}

static void
summer_form_class_init (SummerFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_form_finalize;
}

static void
summer_form_init (SummerForm *self)
{
  get_private (self)->warnings = g_ptr_array_new_with_free_func (g_free);
}

/**
 * summer_form_set_title:
 * @landscape: whether the paper lies on its side
 */
void
summer_form_set_title (SummerForm *self, const char *title, gboolean landscape)
{
  SummerFormPrivate *private;

  g_return_if_fail (SUMMER_IS_FORM (self) && title != NULL);

  private = get_private (self);
  g_free (private->title);
  private->title = g_strdup (title);
  private->landscape = landscape;
}

const char *
summer_form_get_title (SummerForm *self)
{
  g_return_val_if_fail (SUMMER_IS_FORM (self), NULL);

  return get_private (self)->title;
}

/**
 * summer_form_take_name:
 * @name: (transfer full): what a file of it is called, or a job of the printer; what no file may be called by is
 *   replaced
 */
void
summer_form_take_name (SummerForm *self, char *name)
{
  SummerFormPrivate *private;

  g_return_if_fail (SUMMER_IS_FORM (self) && name != NULL);

  private = get_private (self);
  g_free (private->name);
  private->name = g_strdelimit (name, "/\\:*?\"<>|", ' ');
}

/**
 * summer_form_get_name:
 *
 * Returns: (transfer none): the name it was given, otherwise its title
 */
const char *
summer_form_get_name (SummerForm *self)
{
  SummerFormPrivate *private;

  g_return_val_if_fail (SUMMER_IS_FORM (self), NULL);

  private = get_private (self);
  return private->name != NULL ? private->name : private->title;
}

gboolean
summer_form_is_landscape (SummerForm *self)
{
  g_return_val_if_fail (SUMMER_IS_FORM (self), FALSE);

  return get_private (self)->landscape;
}

/**
 * summer_form_take_warning:
 * @warning: (transfer full): in words
 */
void
summer_form_take_warning (SummerForm *self, char *warning)
{
  g_return_if_fail (SUMMER_IS_FORM (self));

  g_ptr_array_add (get_private (self)->warnings, warning);
}

/**
 * summer_form_get_warnings:
 *
 * Returns: (transfer none) (element-type utf8): what could not be put on the paper, and why; empty when all is there
 */
GPtrArray *
summer_form_get_warnings (SummerForm *self)
{
  g_return_val_if_fail (SUMMER_IS_FORM (self), NULL);

  return get_private (self)->warnings;
}

/**
 * summer_form_get_n_pages:
 * @width: of the paper, in points
 * @height: of the paper, in points
 *
 * Breaks the form into pages of this size; drawing is for the size last given.
 *
 * Returns: at least 1
 */
guint
summer_form_get_n_pages (SummerForm *self, double width, double height)
{
  g_return_val_if_fail (SUMMER_IS_FORM (self) && width > 0 && height > 0, 1);

  return MAX (1, SUMMER_FORM_GET_CLASS (self)->paginate (self, width, height));
}

/**
 * summer_form_draw_page:
 * @cr: in points, its origin at the paper's top left
 * @page: from 0
 */
void
summer_form_draw_page (SummerForm *self, cairo_t *cr, guint page)
{
  g_return_if_fail (SUMMER_IS_FORM (self) && cr != NULL);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  SUMMER_FORM_GET_CLASS (self)->draw_page (self, cr, page);
  cairo_restore (cr);
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  summer_form_draw_page (data, cr, page);
}

/**
 * summer_form_save_pdf:
 * @path: where; what is there is replaced once the new file is whole
 *
 * Returns: FALSE with a G_IO_ERROR; the target is then as it was
 */
gboolean
summer_form_save_pdf (SummerForm *self, const char *path, GError **error)
{
  gboolean landscape;
  guint n_pages;

  g_return_val_if_fail (SUMMER_IS_FORM (self) && path != NULL, FALSE);

  landscape = get_private (self)->landscape;
  n_pages = summer_form_get_n_pages (self, landscape ? SUMMER_PAPER_LONG : SUMMER_PAPER_SHORT,
                                     landscape ? SUMMER_PAPER_SHORT : SUMMER_PAPER_LONG);
  return summer_paper_save_pdf (path, landscape, n_pages, draw_page, self, error);
}
