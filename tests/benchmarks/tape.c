/* The limit: the same tape as plain loops over arrays, a switch over the kinds, gcc -O2.
 *
 * No program that walks a tape gate by gate can be expected to be much faster; there is nothing
 * here that a circuit editor needs besides: no wires with gradients of their own, no shapes.
 * The kinds stand in the order of KINDS in c_tape.py. Ties and corners are as everywhere: half to
 * each of two equal inputs, nothing through a relu at 0.
 */
#include <math.h>

enum { SOURCE, OUTPUT, ADD, SUB, MUL, MAX, MIN, ADD_CONSTANT, MUL_CONSTANT, TANH, RELU };

void forward(int count, const int *kind, const int *a, const int *b, const double *c, double *v)
{
    for (int i = 0; i < count; i++) {
        switch (kind[i]) {
        case SOURCE: break;
        case OUTPUT: v[i] = v[a[i]]; break;
        case ADD: v[i] = v[a[i]] + v[b[i]]; break;
        case SUB: v[i] = v[a[i]] - v[b[i]]; break;
        case MUL: v[i] = v[a[i]] * v[b[i]]; break;
        case MAX: v[i] = v[a[i]] > v[b[i]] ? v[a[i]] : v[b[i]]; break;
        case MIN: v[i] = v[a[i]] < v[b[i]] ? v[a[i]] : v[b[i]]; break;
        case ADD_CONSTANT: v[i] = v[a[i]] + c[i]; break;
        case MUL_CONSTANT: v[i] = v[a[i]] * c[i]; break;
        case TANH: v[i] = tanh(v[a[i]]); break;
        case RELU: v[i] = v[a[i]] > 0.0 ? v[a[i]] : 0.0; break;
        }
    }
}

/* How much of the gradient the larger of two inputs gets: all, or half where they are equal. */
static double share(double mine, double other)
{
    return mine > other ? 1.0 : mine == other ? 0.5 : 0.0;
}

void backward(int count, const int *kind, const int *a, const int *b, const double *c,
              const double *v, double *g)
{
    for (int i = 0; i < count; i++)
        g[i] = 0.0;
    g[count - 1] = 1.0;
    for (int i = count - 1; i >= 0; i--) {
        double up = g[i];
        switch (kind[i]) {
        case SOURCE: break;
        case OUTPUT: g[a[i]] += up; break;
        case ADD: g[a[i]] += up; g[b[i]] += up; break;
        case SUB: g[a[i]] += up; g[b[i]] -= up; break;
        case MUL: g[a[i]] += up * v[b[i]]; g[b[i]] += up * v[a[i]]; break;
        case MAX:
            g[a[i]] += up * share(v[a[i]], v[b[i]]);
            g[b[i]] += up * share(v[b[i]], v[a[i]]);
            break;
        case MIN:
            g[a[i]] += up * share(v[b[i]], v[a[i]]);
            g[b[i]] += up * share(v[a[i]], v[b[i]]);
            break;
        case ADD_CONSTANT: g[a[i]] += up; break;
        case MUL_CONSTANT: g[a[i]] += up * c[i]; break;
        case TANH: g[a[i]] += up * (1.0 - v[i] * v[i]); break;
        case RELU: if (v[a[i]] > 0.0) g[a[i]] += up; break;
        }
    }
}

/* One round: new inputs, forward, backward. */
void run(int count, const int *kind, const int *a, const int *b, const double *c, double *v,
         double *g, int inputs, const int *where, const double *values)
{
    for (int i = 0; i < inputs; i++)
        v[where[i]] = values[i];
    forward(count, kind, a, b, c, v);
    backward(count, kind, a, b, c, v, g);
}
