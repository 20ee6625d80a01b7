// Logs what a process writes below a directory and what it syncs, in order, together with what it writes to its standard output.
// Later any prefix of the log, without what was not synced, can be made into the files that a power failure leaves.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;

static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void begin(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    const char *path = getenv("POWERLOSS_LOG");
    if (path) log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int name_of(int fd, char *name, size_t size) {
    const char *dir = getenv("POWERLOSS_DIR");
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, name, size - 1);
    if (n <= 0 || !dir) return 0;
    name[n] = 0;
    return strncmp(name, dir, strlen(dir)) == 0 && !strstr(name, ".so") && !strstr(name, "-shm");
}

static void note(char type, const char *name, int64_t offset, const void *data, int64_t length) {
    char head[512];
    int n = snprintf(head, sizeof head, "%c %s %lld %lld\n", type, name, (long long) offset, (long long) length);
    struct iovec parts[2] = {{head, n}, {(void *) data, data ? length : 0}};
    if (writev(log_fd, parts, data ? 2 : 1) < 0) abort();
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t length) {
    char name[400];
    if (log_fd < 0 || !real_write) return real_write ? real_write(fd, data, length) : -1;
    pthread_mutex_lock(&lock);
    int tracked = fd != 1 && name_of(fd, name, sizeof name);
    off_t at = tracked ? lseek(fd, 0, SEEK_CUR) : 0;
    if (fd == 1) note('O', "-", 0, data, length);
    ssize_t n = real_write(fd, data, length);
    if (tracked && n > 0) note('W', name, at, data, n);
    pthread_mutex_unlock(&lock);
    return n;
}

static ssize_t logged_pwrite(ssize_t (*real)(int, const void *, size_t, off_t), int fd, const void *data, size_t length, off_t at) {
    char name[400];
    if (log_fd < 0 || !name_of(fd, name, sizeof name)) return real(fd, data, length, at);
    pthread_mutex_lock(&lock);
    ssize_t n = real(fd, data, length, at);
    if (n > 0) note('W', name, at, data, n);
    pthread_mutex_unlock(&lock);
    return n;
}
ssize_t pwrite(int fd, const void *d, size_t n, off_t at) { REAL(pwrite); return logged_pwrite(real, fd, d, n, at); }
ssize_t pwrite64(int fd, const void *d, size_t n, off64_t at) { REAL(pwrite64); return logged_pwrite((void *) real, fd, d, n, at); }

static int logged(int (*real)(int, off_t), int fd, off_t size) {
    char name[400];
    if (log_fd < 0 || !name_of(fd, name, sizeof name)) return real(fd, size);
    pthread_mutex_lock(&lock);
    int result = real(fd, size);
    if (result == 0) note('T', name, size, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int ftruncate(int fd, off_t size) { REAL(ftruncate); return logged(real, fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return logged((void *) real, fd, size); }

static int synced(int (*real)(int), int fd) {
    char name[400];
    if (log_fd < 0 || !name_of(fd, name, sizeof name)) return real(fd);
    pthread_mutex_lock(&lock);
    int result = real(fd);
    if (result == 0) note('S', name, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int fsync(int fd) { REAL(fsync); return synced(real, fd); }
int fdatasync(int fd) { REAL(fdatasync); return synced(real, fd); }

int unlink(const char *path) {
    REAL(unlink);
    const char *dir = getenv("POWERLOSS_DIR");
    if (log_fd < 0 || !dir || strncmp(path, dir, strlen(dir)) != 0) return real(path);
    pthread_mutex_lock(&lock);
    int result = real(path);
    if (result == 0) note('D', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}
