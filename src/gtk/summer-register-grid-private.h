/* The parts of the register's grid, for its own files: keys, pointer, clipboard. */
#pragma once

#include "summer-register-grid.h"
#include "summer-register-layout.h"
#include "summer-register-painter.h"

G_BEGIN_DECLS

struct _SummerRegisterGrid
{
  GtkWidget parent_instance;

  const SummerRegister *reg; /* borrowed */
  SummerRegisterLayout layout;
  SummerRegisterBrush *brush; /* owned */
  GtkAdjustment *adjustments[2];  /* owned; by GtkOrientation */
  guint policies[2];              /* GtkScrollablePolicy */

  guint child, day;         /* the active cell: what the marks go to first */
  guint end_child, end_day; /* the corner of the selection across from it */
  gint64 child_id;          /* of the active one, to find it again in another register; 0 = none */
  SummerDay on;             /* the day of the active cell */

  GtkWidget *cell; /* child: the active cell as one who listens meets it */
  GtkWidget *menu; /* child: NULL until it is asked for */
  GtkEventController *keys; /* of the cell */
  GtkIMContext *im;         /* owned */
  GString *typed;   /* owned: the letters typed so far to jump to a child */
  gint64 typed_at;  /* ms */
  gboolean typing, advance;

  gboolean filling;         /* the handle is being drawn */
  SummerRegisterBlock fill; /* what it would fill */
};

gboolean summer_register_grid_has_cells (SummerRegisterGrid *self);
void     summer_register_grid_say       (SummerRegisterGrid *self, const char *text); /* NULL = nothing any more */
void     summer_register_grid_ask       (SummerRegisterGrid *self, GArray *marks); /* to write them */

/* summer-register-marks.c */
void     summer_register_grid_class_add_marks (GtkWidgetClass *klass);
/* Writes them, or says that nothing is to be: refusal is why the active cell refuses, or NULL. Takes marks. */
void     summer_register_grid_write     (SummerRegisterGrid *self, GArray *marks, guint refused, const char *refusal);
void     summer_register_grid_set_mark  (SummerRegisterGrid *self, SummerMark mark); /* as if its key was pressed */
void     summer_register_grid_fill      (SummerRegisterGrid *self, const SummerRegisterBlock *from, const SummerRegisterBlock *to);

/* summer-register-keys.c */
void     summer_register_grid_class_add_keys (GtkWidgetClass *klass);
void     summer_register_grid_add_keys       (SummerRegisterGrid *self);

/* summer-register-pointer.c */
void     summer_register_grid_class_add_pointer (GtkWidgetClass *klass);
void     summer_register_grid_add_pointer       (SummerRegisterGrid *self);

/* summer-register-clipboard.c */
void     summer_register_grid_class_add_clipboard (GtkWidgetClass *klass);

G_END_DECLS
