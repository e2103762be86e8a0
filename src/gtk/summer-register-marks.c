/* The register's grid and its marks: what a key, a button or a fill asks for, and where one goes on to after it. */
#include "config.h"

#include "summer-register-grid-private.h"

#include <glib/gi18n.h>

void
summer_register_grid_set_typing (SummerRegisterGrid *self, gboolean typing)
{
  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self));

  self->typing = typing;
  if (typing && summer_register_grid_has_cells (self))
    summer_register_grid_select (self, self->child, self->day);
}

gboolean
summer_register_grid_get_typing (SummerRegisterGrid *self)
{
  g_return_val_if_fail (SUMMER_IS_REGISTER_GRID (self), FALSE);

  return self->typing;
}

/**
 * summer_register_grid_marked:
 *
 * Moves on where the mark was typed in a column after column.
 */
void
summer_register_grid_marked (SummerRegisterGrid *self)
{
  guint child = self->child, day = self->day;

  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self));

  if (!self->advance || !summer_register_grid_has_cells (self))
    return;
  self->advance = FALSE;
  if (summer_register_find_next (self->reg, &child, &day, FALSE))
    summer_register_grid_select (self, child, day);
  else
    summer_register_grid_say (self, _ ("That was the last day held."));
}

void
summer_register_grid_write (SummerRegisterGrid *self,
                            GArray *marks,
                            guint refused,
                            const char *refusal)
{
  g_autofree char *text = NULL;

  if (refused > 0 && (refusal == NULL || marks->len > 0))
    text = g_strdup_printf (ngettext ("%u cell takes no such mark and was left as it is",
                                      "%u cells take no such mark and were left as they are",
                                      refused),
                            refused);
  if (refused > 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  if (marks->len > 0)
    summer_register_grid_ask (self, marks);
  else if (refused == 0)
    summer_register_grid_marked (self);
  else
    self->advance = FALSE;
  if (refused > 0)
    summer_register_grid_say (self, text != NULL ? text : refusal);
  g_array_unref (marks);
}

void
summer_register_grid_set_mark (SummerRegisterGrid *self, SummerMark mark)
{
  SummerRegisterBlock block;
  g_autofree char *refusal = NULL;
  GArray *marks;
  guint refused;

  summer_register_grid_get_block (self, &block);
  if (block.n_days == 0)
    return;
  self->advance = self->typing && block.n_days * block.n_children == 1;
  refusal = summer_register_dup_refusal (self->reg, self->child, self->day, mark);
  marks = summer_register_set_block (self->reg, &block, mark, &refused);
  summer_register_grid_write (self, marks, refused, refusal);
}

void
summer_register_grid_fill (SummerRegisterGrid *self,
                           const SummerRegisterBlock *from,
                           const SummerRegisterBlock *to)
{
  guint refused;
  GArray *marks = summer_register_fill_block (self->reg, from, to, &refused);

  /* A fill goes over weekends as it does in a spreadsheet: only where nothing at all could be, it is told. */
  self->advance = FALSE;
  summer_register_grid_write (self, marks, marks->len > 0 ? 0 : refused, NULL);
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const int mark = g_variant_get_int32 (parameter);

  if (mark >= SUMMER_MARK_UNRECORDED && mark <= SUMMER_MARK_ABSENT)
    summer_register_grid_set_mark (SUMMER_REGISTER_GRID (widget), (SummerMark) mark);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);

  if (!summer_register_grid_has_cells (self))
    return;
  summer_register_grid_select (self, 0, 0);
  summer_register_grid_extend (self, self->reg->n_children - 1, self->reg->n_days - 1);
}

/* The first row of what is selected goes down over the others; of one row alone, the one above it comes. */
static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  const gboolean down = g_str_has_suffix (name, "down");
  SummerRegisterBlock to, from;

  summer_register_grid_get_block (self, &to);
  if (to.n_days == 0)
    return;
  if (down && to.n_children == 1 && to.child > 0)
    {
      to.child--;
      to.n_children++;
    }
  else if (!down && to.n_days == 1 && to.day > 0)
    {
      to.day--;
      to.n_days++;
    }
  from = to;
  if (down)
    from.n_children = 1;
  else
    from.n_days = 1;
  summer_register_grid_fill (self, &from, &to);
}

void
summer_register_grid_class_add_marks (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "register.mark", "i", mark_action);
  gtk_widget_class_install_action (klass, "register.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "register.fill-down", NULL, fill_action);
  gtk_widget_class_install_action (klass, "register.fill-right", NULL, fill_action);
}
